//! Lists of tables under a key that is not there, or that cannot be read.

use crate::keys::TableReader;
use crate::value::List;

/// The list of a key without a value. It is lost where the key is there and faulty, and where the key may stand on a
/// line that cannot be read, or under a wrong name.
pub(super) fn unread<T>(table: &mut TableReader<'_, '_, '_>, key: &str) -> List<T> {
    let may_be_there = table.has(key) || table.reader().is_damaged() || table.has_unknown();
    if may_be_there { List::lost() } else { List::default() }
}
