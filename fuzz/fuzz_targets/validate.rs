#![no_main]
libfuzzer_sys::fuzz_target!(init: cchc_fuzz::plant("validate"), |bytes: &[u8]| cchc_fuzz::validate::run(bytes));
