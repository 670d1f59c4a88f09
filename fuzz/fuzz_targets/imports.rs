#![no_main]
libfuzzer_sys::fuzz_target!(init: cchc_fuzz::plant("imports"), |bytes: &[u8]| cchc_fuzz::imports::run(bytes));
