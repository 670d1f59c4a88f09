//! `cchc record --form` and `--to`: empty forms for the figures that are still to be reported.

use super::edit::complain_of_paths;
use super::record_list::with_period;
use crate::app;
use crate::cli::computed::{Computation, How};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::meant::{Meant, expect_people};
use crate::cli::options::Names;
use crate::cli::output;
use crate::cli::outputs::{OutputOptions, Tables};
use crate::cli::sealed_file::may_replace;
use crate::cli::slashes::shown;
use crate::diag::Failure;
use crate::report::paper::{FormOf, figure_form};
use crate::report::{PlanOwed, Sheet, nothing_owed};
use crate::store::{self, ResultFile};
use crate::text::{Both, Raw};
use crate::value::Day;
use crate::write::{FormKind, Format, form};
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The forms that are asked for.
pub(super) struct FormsWanted<'w> {
    pub period: Option<&'w str>,
    pub people: &'w Names,
    /// A file; with `folder`, also the kind alone.
    pub form: Option<&'w str>,
    /// The folder for a form for each person.
    pub folder: Option<&'w str>,
    pub outputs: &'w OutputOptions<Tables>,
}

pub(super) fn run(context: &Context, wanted: &FormsWanted<'_>) -> Result<Exit> {
    let target = Target::read(context, wanted)?;
    let csv = wanted.outputs.csv_of_form(context, target.kind() == FormKind::Csv)?;
    let (ran, plans, _) = Computation::gathered(context, How::usual(false), |plan, view, _, _| {
        let meant = Meant::people(plan, wanted.people, view.as_of);
        let owed = app::owed(plan, view, wanted.period, meant.ids(wanted.people).as_ref());
        (owed.map(|owed| (owed, (plan.start.value, plan.end.value))), meant)
    })?;
    let (plans, meant): (Vec<_>, Vec<Meant>) = plans.into_iter().unzip();
    expect_people(wanted.people, meant.iter(), ran.scene.as_of)?;
    let plans = with_period(plans)?;
    let as_of = ran.scene.as_of;
    let forms = target.forms(&plans)?;
    if forms.is_empty() {
        complain_of_nothing(context, &plans);
        return Ok(ran.exit(false));
    }
    if let Target::Folder(folder, _) = &target {
        for path in forms.iter().map(|(path, _)| path) {
            store::make_folder(path.parent().unwrap_or(folder))?;
        }
    }
    // Every file is made sure of before the first is written.
    let mut files = Vec::with_capacity(forms.len());
    for (path, _) in &forms {
        let force = may_replace(context.may_overwrite(), target.format(), path)?;
        files.push(ResultFile::begin(path, force)?);
    }
    for (file, (_, sheet)) in files.iter_mut().zip(&forms) {
        let bytes = form(sheet, target.kind(), csv, as_of)?;
        file.write(|out| out.write_all(&bytes))?;
    }
    files.into_iter().try_for_each(ResultFile::finish)?;
    if !context.quiet {
        for (path, _) in &forms {
            complain_of_paths(&[shown(path)], context.lang);
        }
    }
    Ok(ran.exit(false))
}

/// Where the forms go.
enum Target {
    File(PathBuf, FormKind),
    Folder(PathBuf, FormKind),
}

impl Target {
    fn read(context: &Context, wanted: &FormsWanted<'_>) -> Result<Self> {
        const ENDING: Both = Both {
            en: "the ending of `{path}` does not say what kind of form to write",
            vi: "đuôi của `{path}` không cho biết loại phiếu",
        };
        const ENDING_HELP: Both = Both { en: "use .xlsx, .docx or .csv", vi: "dùng đuôi .xlsx, .docx hoặc .csv" };
        const NO_FOLDER: Both = Both { en: "`--to` names no folder", vi: "`--to` chưa nêu thư mục" };
        const ONLY_KIND: Both = Both {
            en: "with --to, --form names the kind: xlsx, docx or csv",
            vi: "khi có --to thì --form chỉ nêu loại: xlsx, docx hoặc csv",
        };
        if let Some(folder) = wanted.folder {
            if folder.is_empty() {
                return Err(Failure::new(NO_FOLDER).into());
            }
            let kind = wanted.form.map_or(Some(FormKind::Xlsx), FormKind::from_word);
            let kind = kind.ok_or_else(|| Failure::new(ONLY_KIND))?;
            return Ok(Self::Folder(context.target_folder(folder)?, kind));
        }
        let form = wanted.form.unwrap_or_default();
        let ending = Path::new(form).extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
        match ending.as_deref().and_then(FormKind::from_word) {
            Some(kind) => Ok(Self::File(context.target(form), kind)),
            None => Err(Failure::new(ENDING).text("path", form).help(ENDING_HELP).into()),
        }
    }

    const fn kind(&self) -> FormKind {
        match self {
            Self::File(_, kind) | Self::Folder(_, kind) => *kind,
        }
    }

    const fn format(&self) -> Format {
        match self.kind() {
            FormKind::Xlsx => Format::Xlsx,
            FormKind::Docx => Format::Docx,
            FormKind::Csv => Format::Csv,
        }
    }

    /// Each form with its file.
    fn forms(&self, plans: &[(PlanOwed, (Day, Day))]) -> Result<Vec<(PathBuf, Sheet)>, Failure> {
        match self {
            Self::File(path, _) => {
                let mut asked = plans.iter().filter(|(plan, _)| !plan.rows.is_empty());
                let Some((plan, span)) = asked.next() else { return Ok(Vec::new()) };
                let others = asked.count();
                if others > 0 {
                    return Err(several(1 + others));
                }
                Ok(figure_form(plan, FormOf::All, *span).map(|sheet| (path.clone(), sheet)).into_iter().collect())
            }
            Self::Folder(folder, kind) => {
                let of_plan = |plan: &(PlanOwed, (Day, Day))| of_people(plan, plans.len(), folder, *kind);
                Ok(plans.iter().flat_map(of_plan).collect())
            }
        }
    }
}

/// A form for each person who brings figures. Those of several plans lie in a folder for each plan.
fn of_people(
    (plan, span): &(PlanOwed, (Day, Day)),
    plans: usize,
    folder: &Path,
    kind: FormKind,
) -> Vec<(PathBuf, Sheet)> {
    let mut people: Vec<Option<&Raw>> = Vec::new();
    for row in &plan.rows {
        let person = row.reporter.as_ref().map(|(id, _)| id);
        if !people.contains(&person) {
            people.push(person);
        }
    }
    let folder = if plans > 1 { folder.join(plan.label.id.as_str()) } else { folder.to_owned() };
    let period = plan.period.as_ref().map(|period| &*period.name).unwrap_or_default();
    let form = |person: Option<&Raw>| {
        let sheet = figure_form(plan, FormOf::Person(person), *span)?;
        let name = person.map_or_else(|| period.to_owned(), |person| format!("{period}-{}", person.as_str()));
        Some((folder.join(format!("{name}.{}", kind.word())), sheet))
    };
    people.into_iter().filter_map(form).collect()
}

fn several(count: usize) -> Failure {
    const SEVERAL: Both = Both {
        en: "a form is about one plan, and there are {count}",
        vi: "mỗi phiếu về một kế hoạch, ở đây có {count} kế hoạch",
    };
    const HELP: Both = Both {
        en: "name it with -p, or use --to FOLDER for forms of all plans",
        vi: "nêu bằng -p, hoặc dùng --to THƯ_MỤC để lập phiếu cho mọi kế hoạch",
    };
    Failure::new(SEVERAL).arg("count", count.to_string()).help(HELP)
}

/// Tells why no form is written. Plans with errors were told before.
fn complain_of_nothing(context: &Context, plans: &[(PlanOwed, (Day, Day))]) {
    const NO_FORM: Both = Both { en: "No form was written.", vi: "Chưa ghi phiếu nào." };
    let said: BTreeSet<&str> = plans.iter().map(|(plan, _)| nothing_owed(plan).get(context.lang)).collect();
    if !context.quiet && !said.is_empty() {
        let said: Vec<&str> = said.into_iter().chain([NO_FORM.get(context.lang)]).collect();
        output::complain(&format!("{}\n", said.join(" ")));
    }
}
