//! What the crate promises, seen from outside: published numbers, properties, and the article from step 1 to step 3.

mod article;
mod facts;
mod properties;
mod vectors;
