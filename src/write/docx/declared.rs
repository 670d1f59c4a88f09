//! The declared names of a paper, and the one that is most like a wrong one.

use crate::report::paper::{FieldKind as Kind, FieldName};

/// The declaration of a name in a list of them.
pub(crate) fn find<'d>(names: &'d [FieldName], name: &str) -> Option<&'d FieldName> {
    names.iter().find(|declared| declared.name == name)
}

/// All names that a mark may use where these are in scope, with the dots of groups.
fn candidates<'d>(scopes: impl Iterator<Item = &'d [FieldName]>) -> Vec<String> {
    let mut all = Vec::new();
    let mut open: Vec<(String, &[FieldName])> = scopes.map(|names| (String::new(), names)).collect();
    while let Some((before, names)) = open.pop() {
        for declared in names {
            let name = format!("{before}{}", declared.name);
            if let Kind::Group(inner) = declared.kind {
                open.push((format!("{name}."), inner));
            }
            all.push(name);
        }
    }
    all.sort();
    all.dedup();
    all
}

/// The name in scope that is most like a wrong one, if one is like it at all.
pub(crate) fn nearest<'d>(wrong: &str, scopes: impl Iterator<Item = &'d [FieldName]>) -> Option<String> {
    // A longer one is not a slip of the pen, and comparing takes long.
    const LONGEST: usize = 64;
    let letters = wrong.chars().count();
    if letters == 0 || letters > LONGEST {
        return None;
    }
    let asked = wrong.to_lowercase().replace('_', "-");
    let distances = candidates(scopes).into_iter().map(|name| (strsim::osa_distance(&asked, &name), name));
    distances.min().filter(|(distance, _)| *distance <= (letters / 3).max(1)).map(|(_, name)| name)
}
