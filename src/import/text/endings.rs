//! The sentences to all with which plans end.

use super::blocks::Block;
use super::mark::Mark;
use super::words::Words;

/// Whether it is the sentence to all with which plans end: "Trên đây là Kế hoạch …", "Yêu cầu các … triển khai thực
/// hiện …". It brings no task.
pub(super) fn is_ending(block: &Block) -> bool {
    let words = Words::of(&block.text);
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| words.has(phrase));
    if words.is_at(0, "trên đây là") {
        return true;
    }
    let asks = ["yêu cầu", "đề nghị"].iter().any(|front| words.is_at(0, front))
        && ["các", "thủ trưởng", "trưởng", "cán bộ", "toàn thể", "lãnh đạo"].iter().any(|all| words.is_at(2, all));
    let is_done = has(&["triển khai thực hiện", "tổ chức thực hiện", "nghiêm túc thực hiện"])
        || (has(&["thực hiện", "triển khai"]) && has(&["kế hoạch này", "kế hoạch trên"]));
    let is_plain = match block.mark {
        Mark::None => true,
        // An item may ask for something smaller.
        Mark::Dash | Mark::Plus => has(&["kế hoạch này", "kế hoạch trên"]),
        Mark::Section(_) | Mark::Number(_) | Mark::Numbers(_) | Mark::Letter(_) => false,
    };
    asks && is_done && is_plain && !block.text.contains(':')
}
