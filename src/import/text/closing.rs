//! Recipients and signature.

use super::blocks::Block;
use super::draft::Draft;
use super::mark::Mark;
use super::words::{bare, is_capitals};
use crate::parse::Plain;
use crate::report::proposal::{ListName, ProposedEntry};
use crate::text::slug;

/// The signature so far.
#[derive(Default)]
struct Signer {
    capacity: Option<String>,
    post: Option<String>,
    name: Option<String>,
}

pub(super) fn read(draft: &mut Draft<'_>, blocks: &[Block]) {
    let Some(first) = blocks.first() else { return };
    let mut recipients: Vec<String> = Vec::new();
    let mut signer = Signer::default();
    // The cell of the recipients, where both stand side by side.
    let (mut is_list, mut cell) = (false, None);
    for block in blocks {
        let begins = slug(&block.text).starts_with("noi-nhan");
        if begins {
            is_list = true;
            cell = block.table;
            let behind = block.text.split_once(':').map_or("", |(_, behind)| behind);
            recipients.extend(behind.split(';').map(bare).filter(|it| !it.is_empty()).map(str::to_owned));
            draft.took();
            continue;
        }
        is_list &= !is_capitals(&block.text) && cell.map(|it| it.cell) == block.table.map(|it| it.cell);
        let is_taken = if is_list { recipient(&mut recipients, block) } else { signer.read(block) };
        if is_taken { draft.took() } else { draft.unread(block) }
    }
    let mut entries: Vec<ProposedEntry> = Vec::new();
    let keys = [("capacity", signer.capacity), ("post", signer.post), ("name", signer.name)];
    entries.extend(keys.into_iter().filter_map(|(key, text)| Some(ProposedEntry::text(key, text?))));
    if !recipients.is_empty() {
        entries.push(ProposedEntry::new("recipients", Plain::texts(recipients.iter().map(|it| bare(it)))));
    }
    draft.add_to(ListName::Signature, entries, first);
}

/// A line of the list; one without a dash goes on with the one above.
fn recipient(recipients: &mut Vec<String>, block: &Block) -> bool {
    match recipients.last_mut() {
        Some(last) if block.mark == Mark::None && !last.ends_with([';', '.']) => {
            last.push(' ');
            last.push_str(&block.text);
        }
        Some(_) | None => recipients.push(block.text.clone()),
    }
    true
}

impl Signer {
    fn read(&mut self, block: &Block) -> bool {
        let text = block.text.trim();
        if text.starts_with('(') || !text.contains(char::is_alphabetic) {
            // "(đã ký)" is not a part of a plan file.
            return true;
        }
        if is_capitals(text) {
            // "TM. ỦY BAN NHÂN DÂN" may stand above "KT. CHỦ TỊCH".
            let is_capacity = ["KT.", "TM.", "TUQ.", "TL.", "Q."].iter().any(|word| text.starts_with(word));
            let slot = if is_capacity { &mut self.capacity } else { &mut self.post };
            let joined = slot.take().map_or_else(|| text.to_owned(), |above| format!("{above}, {text}"));
            *slot = Some(joined);
            return true;
        }
        let is_name = text.chars().count() <= 60 && text.split(' ').all(|word| word.starts_with(char::is_uppercase));
        if is_name && self.name.is_none() && (self.post.is_some() || self.capacity.is_some()) {
            self.name = Some(bare(text).to_owned());
            return true;
        }
        false
    }
}
