#![no_main]
libfuzzer_sys::fuzz_target!(init: cchc_fuzz::plant("edit"), |bytes: &[u8]| cchc_fuzz::edit::run(bytes));
