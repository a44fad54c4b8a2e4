//! A web page: what is fuzzed stands behind the tag that makes it one.
#![no_main]

mod read;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| read::read_twice(&[b"<html>", bytes].concat()));
