//! Which keys count, by what is declared of them, in a file that cannot be read as a whole.

use super::form::{Form, Keys};
use crate::value::Numbers;

/// Which numbers the key takes whose value begins at this byte: whole ones, if every key of this name does.
pub(super) fn numbers_at(keys: Keys, text: &str, value: usize) -> Numbers {
    let before = text.get(..value).unwrap_or_default().trim_end_matches([' ', '\t']);
    let Some(before) = before.strip_suffix('=') else { return Numbers::Decimal };
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let name = before.trim_end_matches([' ', '\t', '"']).rsplit(|c| !is_of_name(c)).next().unwrap_or_default();
    let mut forms = Vec::new();
    forms_of(name, keys, &mut forms);
    let counts = !forms.is_empty() && forms.iter().all(takes_whole_numbers);
    if counts { Numbers::Whole } else { Numbers::Decimal }
}

/// Whether every number that it takes is whole, and it takes one.
fn takes_whole_numbers(form: &Form) -> bool {
    match form {
        Form::Whole { .. } => true,
        Form::OneOf(forms) => {
            let of_numbers = |form: &&Form| matches!(form, Form::Whole { .. } | Form::Number { .. });
            let mut numbers = forms.iter().filter(of_numbers).peekable();
            numbers.peek().is_some() && numbers.all(takes_whole_numbers)
        }
        Form::AnyText
        | Form::Text
        | Form::Pattern(_)
        | Form::Words(_)
        | Form::Name(_)
        | Form::Date
        | Form::Bool
        | Form::Number { .. }
        | Form::List(_)
        | Form::Table(_)
        | Form::Entries(..) => false,
    }
}

/// Collects the form of every key of this name.
fn forms_of(name: &str, keys: Keys, found: &mut Vec<Form>) {
    for key in keys.all {
        let form = (key.form)();
        within(&form, name, found);
        if key.name == name {
            found.push(form);
        }
    }
}

fn within(form: &Form, name: &str, found: &mut Vec<Form>) {
    match form {
        Form::Table(keys) => forms_of(name, *keys, found),
        Form::List(element) | Form::Entries(_, element) => within(element, name, found),
        Form::OneOf(forms) => forms.iter().for_each(|form| within(form, name, found)),
        Form::AnyText
        | Form::Text
        | Form::Pattern(_)
        | Form::Words(_)
        | Form::Name(_)
        | Form::Date
        | Form::Bool
        | Form::Whole { .. }
        | Form::Number { .. } => {}
    }
}
