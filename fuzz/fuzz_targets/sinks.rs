#![no_main]
libfuzzer_sys::fuzz_target!(init: cchc_fuzz::plant("sinks"), |bytes: &[u8]| cchc_fuzz::sinks::run(bytes));
