#![no_main]
libfuzzer_sys::fuzz_target!(init: cchc_fuzz::plant("reports"), |bytes: &[u8]| cchc_fuzz::reports::run(bytes));
