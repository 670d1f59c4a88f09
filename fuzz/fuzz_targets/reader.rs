#![no_main]
libfuzzer_sys::fuzz_target!(init: cchc_fuzz::plant("reader"), |bytes: &[u8]| cchc_fuzz::reader::run(bytes));
