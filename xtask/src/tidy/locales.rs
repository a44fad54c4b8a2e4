//! Both languages say the same: equal files, keys and variables; every key is used, and every key used is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, anyhow};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::browser;
use super::sources::Source;
use super::words::literals_of;
use crate::root;

/// Keys with the variables that their sentences take.
type Catalogue = BTreeMap<String, BTreeSet<String>>;

/// What differs between the languages, or between them and the code.
pub(super) fn differences(sources: &[Source]) -> anyhow::Result<Vec<String>> {
    let (ru, en) = (catalogue("ru")?, catalogue("en")?);
    let mut problems = Vec::new();
    for (language, own, other) in [("ru", &ru, &en), ("en", &en, &ru)] {
        let missing = other.keys().filter(|key| !own.contains_key(*key));
        problems.extend(missing.map(|key| format!("locales/{language}: no {key}")));
    }
    let product = sources.iter().filter(|source| source.path.starts_with("crates/") && !source.is_test());
    let literals: Vec<(&Source, String, usize)> = product
        .flat_map(|source| literals_of(source).into_iter().map(move |(text, line)| (source, text, line)))
        .collect();
    let browser = browser::quoted_texts()?;
    for (key, variables) in &ru {
        if en.get(key).is_some_and(|other| other != variables) {
            problems.push(format!("locales: {key} takes other variables in ru than in en"));
        }
        if !literals.iter().any(|(_, text, _)| text == key) && !browser.iter().any(|quoted| quoted.text == *key) {
            problems.push(format!("locales: nothing uses {key}"));
        }
    }
    let prefixes = prefixes_of(&ru);
    let is_unknown = |text: &str| is_key(text, &prefixes) && !ru.contains_key(text);
    let unknown = literals.iter().filter(|(_, text, _)| is_unknown(text));
    problems.extend(unknown.map(|(source, text, line)| format!("{}:{line}: no catalogue has {text}", source.path)));
    let unknown = browser.iter().filter(|quoted| is_unknown(&quoted.text));
    problems.extend(unknown.map(|quoted| format!("{}:{}: no catalogue has {}", quoted.path, quoted.line, quoted.text)));
    Ok(problems)
}

/// How keys begin. What only a few begin with is an ordinary word, and other texts begin with it too.
fn prefixes_of(catalogue: &Catalogue) -> BTreeSet<&str> {
    const SURE: usize = 5;
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for (prefix, _) in catalogue.keys().filter_map(|key| key.split_once('-')) {
        *counted.entry(prefix).or_default() += 1;
    }
    counted.into_iter().filter(|(_, n)| SURE <= *n).map(|(prefix, _)| prefix).collect()
}

/// Texts that look like keys: they begin as one does.
fn is_key(text: &str, prefixes: &BTreeSet<&str>) -> bool {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    is_plain && text.split_once('-').is_some_and(|(prefix, _)| prefixes.contains(prefix))
}

fn catalogue(language: &str) -> anyhow::Result<Catalogue> {
    let folder = root().join("locales").join(language);
    let mut catalogue = Catalogue::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("listing {}", folder.display()))? {
        let path = entry?.path();
        let text = fs::read_to_string(&path)?;
        let resource = fluent_syntax::parser::parse(text.as_str())
            .map_err(|(_, errors)| anyhow!("{}: {errors:?}", path.display()))?;
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut variables = BTreeSet::new();
            if let Some(pattern) = &message.value {
                variables_of(pattern, &mut variables);
            }
            let key = message.id.name.to_owned();
            if catalogue.insert(key.clone(), variables).is_some() {
                return Err(anyhow!("{}: {key} stands twice", path.display()));
            }
        }
    }
    Ok(catalogue)
}

fn variables_of(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => note(inline, variables),
            Expression::Select { selector, variants } => {
                note(selector, variables);
                variants.iter().for_each(|variant| variables_of(&variant.value, variables));
            }
        }
    }
}

fn note(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        variables.insert(id.name.to_owned());
    }
}
