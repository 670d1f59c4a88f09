//! `cchc completions`: commands, options and ids behind TAB.
//!
//! bash, zsh and fish ask the program at each TAB, so that ids of the workspace are offered too. For PowerShell the
//! library would evaluate the line as typed so far, `$(…)` included; so it gets a script that knows commands and
//! options.

use crate::app::{self, Root, Selection};
use crate::calc::{State, Verdict};
use crate::cli::context::Context;
use crate::cli::environment::Environment;
use crate::cli::{exit::Exit, output};
use crate::diag::Failure;
use crate::keys::{Entity, NameKind};
use crate::lint;
use crate::source::Disk;
use crate::text::{Both, Lang, Raw};
use anyhow::Result;
use clap::Command;
use clap::builder::StyledStr;
use clap_complete::aot;
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use clap_complete::env::{Bash, CompleteEnv, EnvCompleter, Fish, Shells, Zsh};
use std::collections::BTreeSet;
use std::path::Path;

/// The variable by which a shell asks what could stand here.
const VARIABLE: &str = "CCHC_COMPLETE";

/// The shells that ask.
const ASKING: [&dyn EnvCompleter; 3] = [&Bash, &Zsh, &Fish];

/// For each name of an argument, in any command: the kind of names that it takes.
const NAMES: &[(&str, NameKind)] = &[
    ("plan", NameKind::Declared(Entity::Plan)),
    ("area", NameKind::Declared(Entity::Area)),
    ("assignee", NameKind::Declared(Entity::Assignee)),
    ("lead", NameKind::Declared(Entity::Assignee)),
    ("support", NameKind::Declared(Entity::Assignee)),
    ("oversee", NameKind::Declared(Entity::Assignee)),
    ("add-support", NameKind::Declared(Entity::Assignee)),
    ("add-oversee", NameKind::Declared(Entity::Assignee)),
    ("remove-support", NameKind::Declared(Entity::Assignee)),
    ("remove-oversee", NameKind::Declared(Entity::Assignee)),
    ("reported-by", NameKind::Declared(Entity::Assignee)),
    ("task", NameKind::Declared(Entity::Task)),
    ("indicator", NameKind::Declared(Entity::Indicator)),
    ("target", NameKind::Declared(Entity::Target)),
    ("rule", NameKind::Rule),
    ("state", NameKind::State),
    ("fail-on-state", NameKind::State),
    ("fail-on-verdict", NameKind::Verdict),
];

command! {
    "completions", en: "cchc completions SHELL", vi: "cchc completions SHELL";
    about
        en: "Print the script that completes commands, options and ids in a shell",
        vi: "In kịch bản gợi ý lệnh, tùy chọn và mã (phím TAB) cho một shell";
    examples
        en: "source <(cchc completions bash)                                      in ~/.bashrc\nsource <(cchc completions zsh)                                       in ~/.zshrc, after compinit\ncchc completions fish > ~/.config/fish/completions/cchc.fish         once\ncchc completions powershell | Out-String | Invoke-Expression         in $PROFILE",
        vi: "source <(cchc completions bash)                                      trong ~/.bashrc\nsource <(cchc completions zsh)                                       trong ~/.zshrc, sau compinit\ncchc completions fish > ~/.config/fish/completions/cchc.fish         một lần\ncchc completions powershell | Out-String | Invoke-Expression         trong $PROFILE";

    shell: String = "SHELL",
        en: "The shell: bash, zsh, fish or powershell",
        vi: "Shell: bash, zsh, fish hoặc powershell"
        .one_of(&["bash", "zsh", "fish", "powershell"]);
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let mut script = Vec::new();
    if let Some(asking) = ASKING.iter().find(|known| known.is(&options.shell)) {
        // The name, not the path: the script stays right when the program moves.
        asking.write_registration(VARIABLE, "cchc", "cchc", "cchc", &mut script)?;
    } else {
        let mut command = (context.whole_command)(context.lang, Environment::width());
        aot::generate(aot::Shell::PowerShell, &mut command, "cchc", &mut script);
    }
    context.hand_over(String::from_utf8_lossy(&script).trim_start())?;
    Ok(Exit::Clean)
}

/// Answers a shell that asks what could stand at the cursor; `None` when none does.
pub(in crate::cli) fn answer(
    environment: &Environment,
    lang: Lang,
    whole_command: fn(Lang, usize) -> Command,
) -> Option<Exit> {
    Environment::variable(VARIABLE)?;
    let folder = environment.folder.join(environment.option("--directory", Some("-C")).unwrap_or_default());
    let plans: Vec<String> = environment.option("--plan", Some("-p")).into_iter().collect();
    let factory = || {
        let command = whole_command(lang, Environment::width());
        NAMES.iter().fold(command, |command, (argument, named)| {
            let (folder, plans, named) = (folder.clone(), plans.clone(), *named);
            offer(command, argument, &ArgValueCandidates::new(move || candidates(&folder, &plans, named, lang)))
        })
    };
    let env = CompleteEnv::with_factory(factory).var(VARIABLE).bin("cchc").shells(Shells(&ASKING));
    match env.try_complete(environment.args.iter(), Some(&environment.folder)) {
        Ok(_) => Some(Exit::Clean),
        Err(error) => {
            const SAYS: Both = Both { en: "completion failed: {why}", vi: "không gợi ý được: {why}" };
            output::complain(&Failure::new(SAYS).arg("why", error.to_string()).words(lang));
            Some(Exit::Failed)
        }
    }
}

/// Adds candidates to every argument of that name, also in the commands below.
fn offer(command: Command, argument: &str, candidates: &ArgValueCandidates) -> Command {
    let command = if command.get_arguments().any(|arg| arg.get_id() == argument) {
        command.mut_arg(argument, |arg| arg.add(candidates.clone()))
    } else {
        command
    };
    command.mut_subcommands(|below| offer(below, argument, candidates))
}

/// The names of a kind, in the order of the files or of the program.
fn candidates(folder: &Path, plans: &[String], named: NameKind, lang: Lang) -> Vec<CompletionCandidate> {
    let known: Vec<(String, String)> = match named {
        NameKind::Rule => lint::rules().map(|rule| (rule.name.to_owned(), rule.code.to_owned())).collect(),
        NameKind::State => {
            State::ALL.map(|state| (state.word().to_owned(), state.title().get(lang).to_owned())).to_vec()
        }
        NameKind::Verdict => {
            Verdict::ALL.map(|verdict| (verdict.word().to_owned(), verdict.title().get(lang).to_owned())).to_vec()
        }
        NameKind::Declared(entity) => declared(folder, plans, entity),
    };
    let candidate = |(at, (name, title)): (usize, &(String, String))| {
        CompletionCandidate::new(name).help(Some(StyledStr::from(title))).display_order(Some(at))
    };
    known.iter().enumerate().map(candidate).collect()
}

/// The ids of a kind with their titles, in the workspace around a folder. A shell that asks gets no message where
/// there is none.
fn declared(folder: &Path, plans: &[String], entity: Entity) -> Vec<(String, String)> {
    let ids = || -> Option<Vec<(String, Raw)>> {
        let root = Root::find(&std::fs::canonicalize(folder).ok()?).ok()?;
        let files = Disk::new(&root.folder).ok()?;
        // The option that names the plan is being typed itself when plans are asked for.
        let selection = if entity == Entity::Plan { Selection::all() } else { Selection::of(plans.to_vec()) };
        app::ids(&app::Workspace::from(&files), &selection, entity).ok()
    };
    let mut all = ids().unwrap_or_default();
    // An id that cannot be one (of a faulty plan: its folder's name) could mean something to the shell.
    all.retain(|(id, _)| id.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b)));
    let mut seen = BTreeSet::new();
    all.retain(|(id, _)| seen.insert(id.clone()));
    all.into_iter().map(|(id, title)| (id, title.terminal().cut(60).to_string())).collect()
}

#[cfg(test)]
mod tests {
    use super::NAMES;
    use crate::cli::arguments::command as whole_command;
    use crate::text::Lang;
    use clap::Command;

    fn has(command: &Command, argument: &str) -> bool {
        command.get_arguments().any(|arg| arg.get_id() == argument)
            || command.get_subcommands().any(|below| has(below, argument))
    }

    #[test]
    fn every_completed_argument_is_one() {
        let command = whole_command(Lang::En, 100);
        for (argument, _) in NAMES {
            assert!(has(&command, argument), "no command has an argument `{argument}`");
        }
    }
}
