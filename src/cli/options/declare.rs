//! The macros that declare options in both languages, and the types into which they are read.

use crate::text::{Both, Lang};
use anyhow::Result;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::ffi::OsStr;

/// Declares a struct of options. A field with a line as `--on DATE` or `-v --verbose` is an option, one with `TASK` a
/// positional argument; its type says how it is read. Methods of clap's `Arg` may follow. A field without a line is
/// a group of options that is declared elsewhere.
macro_rules! options {
    ($(#[$doc:meta])* $vis:vis struct $name:ident {
        $($(#[$field_doc:meta])* $field:ident: $type:ty
            $(= $line:literal, en: $en:literal, vi: $vi:literal $(.$method:ident($($argument:tt)*))*)?;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        $vis struct $name { $($(#[$field_doc])* $vis $field: $type,)* }

        impl $crate::cli::options::OptionGroup for $name {
            fn args(lang: $crate::text::Lang) -> Vec<clap::Arg> {
                let groups: Vec<Vec<clap::Arg>> = vec![
                    $(options!(@args lang, $field, $type $(, $line, $en, $vi $(.$method($($argument)*))*)?),)*
                ];
                let _ = lang;
                groups.concat()
            }

            fn read(matches: &clap::ArgMatches) -> anyhow::Result<Self> {
                let _ = matches;
                Ok(Self { $($field: options!(@read matches, $field, $type $(, $line)?)?,)* })
            }
        }
    };
    (@args $lang:ident, $field:ident, $type:ty) => { <$type as $crate::cli::options::OptionGroup>::args($lang) };
    (@args $lang:ident, $field:ident, $type:ty, $line:literal, $en:literal, $vi:literal $($methods:tt)*) => {{
        #[allow(unused_imports, reason = "only some declarations call methods of it")]
        use $crate::cli::options::OneOf as _;
        let help = $crate::text::Both { en: $en, vi: $vi }.get($lang);
        vec![$crate::cli::options::arg::<$type>(stringify!($field), $line).help(help) $($methods)*]
    }};
    (@read $matches:ident, $field:ident, $type:ty) => {
        <$type as $crate::cli::options::OptionGroup>::read($matches)
    };
    (@read $matches:ident, $field:ident, $type:ty, $line:literal) => {
        <$type as $crate::cli::options::Field>::read($matches, $crate::cli::options::id(stringify!($field), $line))
    };
}

/// Declares a command: its name, its usage, what it is for, examples, and its options.
macro_rules! command {
    (
        $name:literal, en: $usage_en:literal, vi: $usage_vi:literal;
        about en: $about_en:literal, vi: $about_vi:literal;
        examples en: $examples_en:literal, vi: $examples_vi:literal;
        $($options:tt)*
    ) => {
        pub(crate) const NAME: &str = $name;

        options! { pub(crate) struct Options { $($options)* } }

        pub(crate) fn command(lang: $crate::text::Lang) -> clap::Command {
            let command = clap::Command::new(NAME).args(<Options as $crate::cli::options::OptionGroup>::args(lang));
            let about = $crate::text::Both { en: $about_en, vi: $about_vi };
            let examples = $crate::text::Both { en: $examples_en, vi: $examples_vi };
            let usage = $crate::text::Both { en: $usage_en, vi: $usage_vi };
            $crate::cli::options::described(command, lang, about, examples, usage)
        }
    };
}

/// Options that are declared and read together.
pub(crate) trait OptionGroup: Sized {
    fn args(lang: Lang) -> Vec<Arg>;
    fn read(matches: &ArgMatches) -> Result<Self>;
}

/// The type of one field of such a struct.
pub(in crate::cli) trait Field: Sized {
    /// Tells clap how many values the option takes, and which.
    fn shape(arg: Arg) -> Arg;
    fn read(matches: &ArgMatches, id: &str) -> Result<Self>;
}

/// A type into which the one value of an option is read.
pub(in crate::cli) trait SingleValue: Sized {
    /// The only words that the option takes; none where it takes any text.
    fn words() -> Vec<&'static str> {
        Vec::new()
    }

    /// The word that is meant, where somebody may type another one for it.
    fn word(text: &str) -> Option<&'static str> {
        let _ = text;
        None
    }

    fn parse(text: &str) -> Result<Self>;
}

/// Takes a few words, and what people type for them.
#[derive(Clone, Debug)]
struct WordParser {
    words: PossibleValuesParser,
    meant: fn(&str) -> Option<&'static str>,
}

impl TypedValueParser for WordParser {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        match value.to_str().and_then(self.meant) {
            Some(word) => Ok(word.to_owned()),
            None => self.words.parse_ref(command, arg, value),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.words.possible_values()
    }
}

/// `.one_of(…)` for an option that takes only a few words.
pub(in crate::cli) trait OneOf {
    fn one_of(self, words: &[&'static str]) -> Self;
}

impl OneOf for Arg {
    fn one_of(self, words: &[&'static str]) -> Self {
        self.value_parser(PossibleValuesParser::new(words)).hide_possible_values(true)
    }
}

/// The argument of a declared line.
pub(in crate::cli) fn arg<F: Field>(field: &'static str, line: &'static str) -> Arg {
    line.split(' ').fold(F::shape(Arg::new(id(field, line))), |arg, word| match word.strip_prefix("--") {
        Some(long) => arg.long(long),
        None => match word.strip_prefix('-') {
            Some(short) => arg.short(short.chars().next()),
            None => arg.value_name(word),
        },
    })
}

/// The name by which clap knows an argument: the long name of an option, the field of a positional argument.
pub(in crate::cli) fn id(field: &'static str, line: &'static str) -> &'static str {
    line.split(' ').find_map(|word| word.strip_prefix("--")).unwrap_or(field)
}

pub(super) fn values<'m>(matches: &'m ArgMatches, id: &str) -> impl Iterator<Item = &'m str> {
    matches.get_many::<String>(id).unwrap_or_default().map(|text| text.trim())
}

/// Given or not.
impl Field for bool {
    fn shape(arg: Arg) -> Arg {
        arg.action(ArgAction::SetTrue)
    }

    fn read(matches: &ArgMatches, id: &str) -> Result<Self> {
        Ok(matches.get_flag(id))
    }
}

impl<V: SingleValue> Field for Option<V> {
    fn shape(arg: Arg) -> Arg {
        let words = V::words();
        if words.is_empty() {
            return arg;
        }
        let words = PossibleValuesParser::new(words);
        arg.value_parser(WordParser { words, meant: V::word }).hide_possible_values(true)
    }

    fn read(matches: &ArgMatches, id: &str) -> Result<Self> {
        matches.get_one::<String>(id).map(|text| V::parse(text)).transpose()
    }
}

/// One text, which must be there.
impl Field for String {
    fn shape(arg: Arg) -> Arg {
        arg.required(true)
    }

    fn read(matches: &ArgMatches, id: &str) -> Result<Self> {
        Ok(matches.get_one::<Self>(id).cloned().unwrap_or_default())
    }
}

/// Several texts: the option is repeated, or they are parted by commas.
impl Field for Vec<String> {
    fn shape(arg: Arg) -> Arg {
        arg.action(ArgAction::Append).value_delimiter(',')
    }

    fn read(matches: &ArgMatches, id: &str) -> Result<Self> {
        Ok(values(matches, id).map(str::to_owned).collect())
    }
}

/// A list whose absence means something else than an empty one.
impl<T> Field for Option<Vec<T>>
where
    Vec<T>: Field,
{
    fn shape(arg: Arg) -> Arg {
        <Vec<T> as Field>::shape(arg)
    }

    fn read(matches: &ArgMatches, id: &str) -> Result<Self> {
        matches.contains_id(id).then(|| <Vec<T> as Field>::read(matches, id)).transpose()
    }
}

impl SingleValue for String {
    fn parse(text: &str) -> Result<Self> {
        Ok(text.to_owned())
    }
}

/// A command with what it does, examples first, and its usage line. The template shows the examples; the command also
/// carries them as its text after the help, where a manual page finds them.
pub(in crate::cli) fn described(command: Command, lang: Lang, about: Both, examples: Both, usage: Both) -> Command {
    let heading = Both { en: "Examples:", vi: "Ví dụ:" }.get(lang);
    let lines: Vec<String> = examples.get(lang).lines().map(|line| format!("  {line}")).collect();
    let command = command.after_help(examples.get(lang));
    let options = Both { en: "[OPTIONS]", vi: "[TÙY CHỌN]" }.get(lang);
    let rest = if command.has_subcommands() { Both { en: " <COMMAND>", vi: " <LỆNH>" }.get(lang) } else { "" };
    let usage_heading = Both { en: "Usage:", vi: "Cách dùng:" }.get(lang);
    command.about(about.get(lang)).override_usage(format!("{}{rest} {options}", usage.get(lang))).help_template(
        format!(
            "{{about-with-newline}}\n{heading}\n{}\n\n{usage_heading} {{usage}}\n\n{{all-args}}\n",
            lines.join("\n")
        ),
    )
}
