//! Sentences in Rust code: everything a person reads stands in `locales/`.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

use super::sources::Source;

/// What a developer reads is no sentence of the product.
const FOR_DEVELOPERS: [&str; 9] =
    ["expect", "context", "with_context", "panic", "unreachable", "assert", "assert_eq", "assert_ne", "debug_assert"];

/// What people type is compared with, never shown.
const WHAT_PEOPLE_TYPE: &str = "/vocabulary.rs";

/// Literals that read like sentences, in code that runs for people.
pub(super) fn outside_locales(sources: &[Source]) -> Vec<String> {
    let product = sources.iter().filter(|source| source.path.starts_with("crates/") && !source.is_test());
    let shown = product.filter(|source| !source.path.ends_with(WHAT_PEOPLE_TYPE));
    shown.flat_map(words_in).collect()
}

/// Texts in code that runs for people, with their lines.
pub(super) fn literals_of(source: &Source) -> Vec<(String, usize)> {
    let mut literals = Literals { found: Vec::new() };
    literals.visit_file(&source.syntax);
    literals.found
}

fn words_in(source: &Source) -> Vec<String> {
    let sentences = literals_of(source).into_iter().filter(|(text, _)| is_sentence(text));
    sentences.map(|(text, line)| format!("{}:{line}: words outside locales: {text:?}", source.path)).collect()
}

/// Three words in a row, or any letter that is not Latin.
fn is_sentence(text: &str) -> bool {
    let letters = |word: &str| word.trim_end_matches([',', '.', ':', ';', '!', '?']).replace(['\'', '’'], "");
    // A word in capitals stands for a value in a usage line.
    let is_value = |word: &str| word.chars().all(|c| c.is_ascii_uppercase());
    let is_word = |word: &&str| {
        let letters = letters(word);
        1 < letters.len() && letters.chars().all(char::is_alphabetic) && !is_value(&letters)
    };
    let words: Vec<bool> = text.split(' ').map(|word| is_word(&word)).collect();
    let in_a_row = words.windows(3).any(|window| window.iter().all(|is_word| *is_word));
    in_a_row || text.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

struct Literals {
    found: Vec<(String, usize)>,
}

impl Literals {
    fn note(&mut self, literal: &syn::LitStr) {
        self.found.push((literal.value(), literal.span().start().line));
    }

    /// Macros are not parsed; their literals are looked for token by token.
    fn note_tokens(&mut self, tokens: TokenStream) {
        let mut last_word = String::new();
        for token in tokens {
            match token {
                TokenTree::Group(group) if FOR_DEVELOPERS.contains(&last_word.as_str()) => drop(group),
                TokenTree::Group(group) => self.note_tokens(group.stream()),
                TokenTree::Ident(ident) => last_word = ident.to_string(),
                // Documentation within a macro arrives as `#[doc = "..."]`.
                TokenTree::Literal(_) if last_word == "doc" => {}
                TokenTree::Literal(literal) => {
                    if let syn::Lit::Str(text) = syn::Lit::new(literal) {
                        self.note(&text);
                    }
                }
                TokenTree::Punct(_) => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Literals {
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {
        // Documentation, reasons of lints and codes of errors.
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        let is_test = module.attrs.iter().any(|attribute| attribute.path().is_ident("cfg"));
        if !is_test {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.visit_expr(&call.receiver);
        if !FOR_DEVELOPERS.contains(&call.method.to_string().as_str()) {
            call.args.iter().for_each(|argument| self.visit_expr(argument));
        }
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let name = call.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        if !FOR_DEVELOPERS.contains(&name.as_str()) && name != "include_str" {
            self.note_tokens(call.tokens.clone());
        }
    }

    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.note(literal);
    }
}
