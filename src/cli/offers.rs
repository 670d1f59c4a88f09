//! The words that TAB offers: ids of the workspace, periods, revisions, paths.

use super::environment::Environment;
use crate::app::{self, Root, Selection};
use crate::calc::{State, Verdict};
use crate::keys::{Entity, NameKind};
use crate::lint;
use crate::schema::key_places;
use crate::source::{Disk, Repository};
use crate::text::{Lang, Raw};
use crate::write::Format;
use clap::builder::StyledStr;
use clap::{Arg, Command};
use clap_complete::engine::{
    ArgValueCandidates, ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter as _,
};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::sync::Arc;

/// A kind of words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Offer {
    Names(NameKind),
    /// Members of the group that leads the task on the line.
    Members,
    Commands,
    /// Rules, and keys of the files.
    Explained,
    /// Branches and tags of the repository.
    Revisions,
    /// `FORMAT=FILE`.
    Reports,
}

/// The words that a shell can take, in this order, with their titles.
fn candidates(known: &[(String, String)]) -> Vec<CompletionCandidate> {
    let candidate = |(at, (name, title)): (usize, &(String, String))| {
        CompletionCandidate::new(name).help(Some(StyledStr::from(title))).display_order(Some(at))
    };
    known.iter().enumerate().map(candidate).collect()
}

/// For each name of an argument, in any command: the words that it takes.
const OFFERS: &[(&str, Offer)] = &[
    ("plan", Offer::Names(NameKind::Declared(Entity::Plan))),
    ("from", Offer::Names(NameKind::Declared(Entity::Plan))),
    ("area", Offer::Names(NameKind::Declared(Entity::Area))),
    ("assignee", Offer::Names(NameKind::Declared(Entity::Assignee))),
    ("lead", Offer::Names(NameKind::Declared(Entity::Assignee))),
    ("member", Offer::Members),
    ("support", Offer::Names(NameKind::Declared(Entity::Assignee))),
    ("oversee", Offer::Names(NameKind::Declared(Entity::Assignee))),
    ("add-support", Offer::Names(NameKind::Declared(Entity::Assignee))),
    ("add-oversee", Offer::Names(NameKind::Declared(Entity::Assignee))),
    ("remove-support", Offer::Names(NameKind::Declared(Entity::Assignee))),
    ("remove-oversee", Offer::Names(NameKind::Declared(Entity::Assignee))),
    ("reported-by", Offer::Names(NameKind::Declared(Entity::Assignee))),
    ("members", Offer::Names(NameKind::Declared(Entity::Assignee))),
    ("by", Offer::Names(NameKind::Declared(Entity::Assignee))),
    ("task", Offer::Names(NameKind::Declared(Entity::Task))),
    // The two words of `drop`.
    ("item", Offer::Names(NameKind::Declared(Entity::Item))),
    ("named", Offer::Names(NameKind::Declared(Entity::Item))),
    ("tasks", Offer::Names(NameKind::Declared(Entity::Task))),
    ("serves", Offer::Names(NameKind::Declared(Entity::Target))),
    ("of-which", Offer::Names(NameKind::Declared(Entity::Target))),
    ("group", Offer::Names(NameKind::Declared(Entity::TargetGroup))),
    ("fund", Offer::Names(NameKind::Declared(Entity::Fund))),
    ("content", Offer::Names(NameKind::Declared(Entity::Content))),
    ("issue", Offer::Names(NameKind::Declared(Entity::Difficulty))),
    ("baseline-plan", Offer::Names(NameKind::Declared(Entity::Plan))),
    ("indicator", Offer::Names(NameKind::Declared(Entity::Indicator))),
    ("target", Offer::Names(NameKind::Declared(Entity::Target))),
    ("set", Offer::Names(NameKind::Declared(Entity::ScoringSet))),
    ("period", Offer::Names(NameKind::Declared(Entity::Period))),
    ("for", Offer::Names(NameKind::Declared(Entity::Period))),
    ("command", Offer::Commands),
    ("rule", Offer::Explained),
    ("state", Offer::Names(NameKind::State)),
    ("fail-on-state", Offer::Names(NameKind::State)),
    ("fail-on-verdict", Offer::Names(NameKind::Verdict)),
    ("base", Offer::Revisions),
    ("head", Offer::Revisions),
    ("report", Offer::Reports),
];

/// The names of all commands, with what they are about.
type Commands = Arc<[(String, Option<StyledStr>)]>;

/// The words that can be offered where a shell asks.
#[derive(Clone, Debug)]
pub(super) struct Offers {
    /// The folder where the program was started.
    start: PathBuf,
    /// The folder that `-C` names, else that one.
    folder: PathBuf,
    plans: Vec<String>,
    /// The words of the line.
    words: Vec<String>,
    lang: Lang,
}

impl Offers {
    /// Reads where the shell asks.
    pub(super) fn read(environment: &Environment, lang: Lang) -> Self {
        Self {
            start: environment.folder.clone(),
            folder: environment.folder.join(environment.option("--directory", Some("-C")).unwrap_or_default()),
            plans: environment.option("--plan", Some("-p")).into_iter().collect(),
            words: environment.args.iter().filter_map(|word| word.to_str()).map(str::to_owned).collect(),
            lang,
        }
    }

    /// Adds the words to the arguments of a command and of all below it.
    pub(super) fn add_to(&self, command: Command) -> Command {
        let about = |one: &Command| (one.get_name().to_owned(), one.get_about().cloned());
        let commands: Vec<(String, Option<StyledStr>)> = command.get_subcommands().map(about).collect();
        self.add_below(command, &commands.into())
    }

    fn add_below(&self, command: Command, commands: &Commands) -> Command {
        let command = command.mut_args(|arg| self.add_to_argument(arg, commands));
        command.mut_subcommands(|below| self.add_below(below, commands))
    }

    fn add_to_argument(&self, arg: Arg, commands: &Commands) -> Arg {
        let is_called = |name: &str| arg.get_value_names().is_some_and(|names| names.iter().any(|own| own == name));
        // An option of this name may take words of its own, or a day.
        let takes_others = !arg.get_possible_values().is_empty() || is_called("DATE");
        if let Some((_, offer)) = OFFERS.iter().find(|(name, _)| arg.get_id() == name && !takes_others) {
            let (offers, commands) = (self.clone(), Arc::clone(commands));
            return match *offer {
                Offer::Commands => arg.add(ArgValueCandidates::new(move || {
                    let candidate = |(name, about): &(String, Option<StyledStr>)| {
                        CompletionCandidate::new(name).help(about.clone())
                    };
                    commands.iter().map(candidate).collect()
                })),
                Offer::Explained => arg.add(ArgValueCandidates::new(move || offers.explained())),
                Offer::Members => arg.add(ArgValueCandidates::new(move || candidates(&offers.members()))),
                Offer::Names(names) => arg.add(ArgValueCandidates::new(move || offers.names(names))),
                Offer::Revisions => arg.add(ArgValueCandidates::new(move || offers.revisions())),
                Offer::Reports => arg.add(ArgValueCompleter::new(move |typed: &OsStr| offers.reports(typed))),
            };
        }
        // The folder of `-C` is named from where the program is started, all others from that folder.
        let from = if arg.get_id() == "directory" { &self.start } else { &self.folder };
        let paths = |paths: PathCompleter| {
            let paths = paths.current_dir(from.clone());
            ArgValueCompleter::new(move |typed: &OsStr| harmless(paths.complete(typed)))
        };
        if is_called("DIR") || is_called("FOLDER") {
            arg.add(paths(PathCompleter::dir()))
        } else if is_called("FILE") {
            arg.add(paths(PathCompleter::any()))
        } else {
            arg
        }
    }

    /// The names of a kind, in the order of the files or of the program.
    fn names(&self, kind: NameKind) -> Vec<CompletionCandidate> {
        let lang = self.lang;
        let known: Vec<(String, String)> = match kind {
            NameKind::Rule => lint::rules().map(|rule| (rule.name.to_owned(), rule.code.to_owned())).collect(),
            NameKind::State => {
                State::ALL.map(|state| (state.word().to_owned(), state.title().get(lang).to_owned())).to_vec()
            }
            NameKind::Verdict => {
                Verdict::ALL.map(|verdict| (verdict.word().to_owned(), verdict.title().get(lang).to_owned())).to_vec()
            }
            NameKind::Declared(entity) => self.declared(entity),
        };
        candidates(&known)
    }

    /// The members that can deliver, with their titles.
    fn members(&self) -> Vec<(String, String)> {
        self.in_workspace(|workspace| app::members(workspace, &Selection::of(self.plans.clone()), &self.words).ok())
    }

    /// The ids of a kind with their titles, in the workspace around the folder. A shell that asks gets no message where
    /// there is none.
    fn declared(&self, entity: Entity) -> Vec<(String, String)> {
        // The option that names the plan is being typed itself when plans are asked for.
        let selection = if entity == Entity::Plan { Selection::all() } else { Selection::of(self.plans.clone()) };
        self.in_workspace(|workspace| app::ids(workspace, &selection, entity).ok())
    }

    /// Ids with their titles from the workspace around the folder.
    fn in_workspace(
        &self,
        read: impl FnOnce(&app::Workspace<'_>) -> Option<Vec<(String, Raw)>>,
    ) -> Vec<(String, String)> {
        let ids = || -> Option<Vec<(String, Raw)>> {
            let root = Root::find(&std::fs::canonicalize(&self.folder).ok()?).ok()?;
            let files = Disk::new(&root.folder).ok()?;
            read(&app::Workspace::from(&files))
        };
        let mut all = ids().unwrap_or_default();
        // An id that cannot be one (of a faulty plan: its folder's name) could mean something to the shell.
        all.retain(|(id, _)| id.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b)));
        let mut seen = BTreeSet::new();
        all.retain(|(id, _)| seen.insert(id.clone()));
        all.into_iter().map(|(id, title)| (id, title.terminal().cut(60).to_string())).collect()
    }

    /// Rules by their names, and behind them keys of the files. A key of several places stands once.
    fn explained(&self) -> Vec<CompletionCandidate> {
        let mut all = self.names(NameKind::Rule);
        let mut seen: BTreeSet<&str> = lint::rules().map(|rule| rule.name).collect();
        let places = key_places();
        let once = places.iter().filter(|place| seen.insert(place.key.name));
        let rules = all.len();
        all.extend(once.enumerate().map(|(at, place)| {
            let help = StyledStr::from(place.key.doc.get(self.lang));
            CompletionCandidate::new(place.key.name).help(Some(help)).display_order(Some(rules + at))
        }));
        all
    }

    fn revisions(&self) -> Vec<CompletionCandidate> {
        let names = Repository::around(&self.folder).and_then(|repository| repository.names()).unwrap_or_default();
        harmless(names.into_iter().map(CompletionCandidate::new).collect())
    }

    /// The formats, and behind the sign a file.
    fn reports(&self, typed: &OsStr) -> Vec<CompletionCandidate> {
        let typed = typed.to_str().unwrap_or_default();
        if let Some((format, path)) = typed.split_once('=') {
            let paths = PathCompleter::any().current_dir(self.folder.clone()).complete(OsStr::new(path));
            return harmless(paths).into_iter().map(|path| path.add_prefix(format!("{format}="))).collect();
        }
        let formats = Format::ALL.into_iter().map(Format::word).filter(|word| word.starts_with(typed));
        formats.map(|word| CompletionCandidate::new(format!("{word}="))).collect()
    }
}

/// Those that mean nothing to a shell but themselves. bash puts the words into the line as they are.
fn harmless(mut candidates: Vec<CompletionCandidate>) -> Vec<CompletionCandidate> {
    let is_harmless =
        |word: &str| !word.starts_with('-') && word.chars().all(|c| c.is_alphanumeric() || "._-/+@%,".contains(c));
    candidates.retain(|candidate| candidate.get_value().to_str().is_some_and(is_harmless));
    candidates
}

#[cfg(test)]
mod tests {
    use super::OFFERS;
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
        for (argument, _) in OFFERS {
            assert!(has(&command, argument), "no command has an argument `{argument}`");
        }
    }
}
