#![no_main]
libfuzzer_sys::fuzz_target!(init: cchc_fuzz::plant("templates"), |bytes: &[u8]| cchc_fuzz::templates::run(bytes));
