#![no_main]
libfuzzer_sys::fuzz_target!(init: cchc_fuzz::plant("numbers"), |bytes: &[u8]| cchc_fuzz::numbers::run(bytes));
