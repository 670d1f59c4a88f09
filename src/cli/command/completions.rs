//! `cchc completions`: commands, options and ids behind TAB.
//!
//! bash, zsh and fish ask the program at each TAB, so that ids of the workspace are offered too. For PowerShell the
//! library would evaluate the line as typed so far, `$(…)` included; so it gets a script that knows commands and
//! options.

use crate::cli::context::Context;
use crate::cli::environment::Environment;
use crate::cli::offers::Offers;
use crate::cli::{exit::Exit, output};
use crate::diag::Failure;
use crate::text::{Both, Lang};
use anyhow::Result;
use clap::Command;
use clap_complete::aot;
use clap_complete::env::{Bash, CompleteEnv, EnvCompleter, Fish, Shells, Zsh};
use std::ffi::OsString;

/// The variable by which a shell asks what could stand here.
const VARIABLE: &str = "CCHC_COMPLETE";

/// The variable that says which word the cursor stands in, from 0.
const INDEX: &str = "_CLAP_COMPLETE_INDEX";

/// The shells that ask.
const ASKING: [&dyn EnvCompleter; 3] = [&Bash, &Zsh, &Fish];

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
    // The words of the line stand behind the program's own name and `--`.
    let index = Environment::variable(INDEX).and_then(|index| index.parse::<usize>().ok());
    let environment = &environment.with_args(joined(&environment.args, index.map_or(usize::MAX, |index| index + 2)));
    let offers = Offers::read(environment, lang);
    let factory = || offers.add_to(whole_command(lang, Environment::width()));
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

/// The words of a line as other shells give them. bash takes `--lead=v` apart into `--lead`, `=` and `v`, and completes
/// the last of them alone. The word at the cursor is known by its number, so words are replaced and never removed.
fn joined(args: &[OsString], cursor: usize) -> Vec<OsString> {
    /// It changes nothing in what is offered.
    const FILLER: &str = "--quiet";
    let filler = || OsString::from(FILLER);
    let mut words = args.to_vec();
    for at in 1..words.len().saturating_sub(1) {
        let [Some(name), Some(sign), Some(value)] = [at - 1, at, at + 1].map(|place| words.get(place).cloned()) else {
            continue;
        };
        let is_report = at > 1 && words.get(at - 2).is_some_and(|word| word == "--report");
        let is_option = name.to_str().is_some_and(|name| name.starts_with("--"));
        if sign != "=" || !(is_option || is_report) {
            continue;
        }
        if name == "--report" && words.get(at + 2).is_some_and(|word| word == "=") {
            // `--report=FORMAT=FILE`: the rest is that of `--report FORMAT=FILE`.
            words.splice(at - 1..at + 2, [filler(), name, value]);
            continue;
        }
        if at + 1 != cursor {
            let mut whole = name;
            whole.push(sign);
            whole.push(value);
            words.splice(at - 1..at + 2, [whole, filler(), filler()]);
        } else if is_report {
            // A path stands behind the sign, as behind this option.
            words.splice(at - 2..at + 2, [filler(), filler(), "--output".into(), value]);
        } else {
            words.splice(at - 1..at + 2, [filler(), name, value]);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::joined;
    use std::ffi::OsString;

    #[test]
    fn words_that_bash_took_apart_are_joined() {
        let said = |line: &str, cursor: usize| {
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            let joined = joined(&words, cursor);
            assert_eq!(joined.len(), words.len(), "the word at the cursor keeps its number");
            joined.iter().map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(said("cchc assign 1.1 --lead = v", 5), "cchc assign 1.1 --quiet --lead v");
        assert_eq!(
            said("cchc --plan = m status --area = 1", 7),
            "cchc --plan=m --quiet --quiet status --quiet --area 1"
        );
        assert_eq!(said("cchc ci --report csv = a", 5), "cchc ci --quiet --quiet --output a");
        assert_eq!(said("cchc ci --report = csv = a", 6), "cchc ci --quiet --quiet --quiet --output a");
        assert_eq!(said("cchc ci --report = csv = a -p x", 8), "cchc ci --quiet --report csv=a --quiet --quiet -p x");
        assert_eq!(said("cchc ci --report csv = a -p x", 7), "cchc ci --report csv=a --quiet --quiet -p x");
        for same in ["cchc status --area 1", "cchc explain = x", "cchc status --plan ="] {
            assert_eq!(said(same, 3), same);
        }
    }
}
