//! What the crate promises, seen from outside: tables of any origin, sound and hostile.

mod table;
