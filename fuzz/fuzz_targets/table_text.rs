//! Any bytes as a table file; the seeds are texts with delimiters.
#![no_main]

mod read;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| read::read_twice(bytes));
