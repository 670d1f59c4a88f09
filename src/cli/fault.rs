//! A fault of the program itself: it is told like any other error, and the status says that nothing can be relied on.

use crate::text::Raw;
use std::io::Write as _;
use std::panic::PanicHookInfo;

/// Ends a run that panics with a message and status 2, on every thread and however the program was built.
pub(super) fn tell_of_panics() {
    std::panic::set_hook(Box::new(|fault| {
        let _ = writeln!(std::io::stderr(), "{}", message(fault));
        std::process::exit(2)
    }));
}

fn message(fault: &PanicHookInfo<'_>) -> String {
    // The words of a panic may hold text of a plan.
    let fault = Raw::new(fault.to_string());
    let fault = fault.terminal();
    format!("error: a fault in cchc itself / lỗi của chính cchc: {fault}\n  help: please report it / xin báo lại")
}
