//! Whether two names are one person's, as far as names can tell.

use crate::facts::names::small;

/// How surely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// The same words, two at least, in any order.
    Same,
    /// One word, or words of which some are only initials or are missing in one of the names.
    Likely,
}

/// How alike two names are; nothing, if they are two people's.
pub(super) fn likeness(one: &str, other: &str) -> Option<Likeness> {
    let (mut one, mut other) = (words(one), words(other));
    one.sort();
    other.sort();
    if one.is_empty() || other.is_empty() {
        return None;
    }
    if one == other {
        return Some(if 2 <= one.len() { Likeness::Same } else { Likeness::Likely });
    }
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    (2 <= few.len() && covers(&few, many)).then_some(Likeness::Likely)
}

/// Does each of a few words stand among others, in full or by its initial, one of them in full?
fn covers(few: &[String], mut many: Vec<String>) -> bool {
    let mut initials = Vec::new();
    for word in few {
        match many.iter().position(|other| other == word && !is_initial(word)) {
            Some(at) => drop(many.swap_remove(at)),
            None => initials.push(word),
        }
    }
    if initials.len() == few.len() {
        return false;
    }
    initials.into_iter().all(|word| {
        let is_same = |other: &String| (is_initial(word) || is_initial(other)) && first(word) == first(other);
        many.iter().position(is_same).map(|at| many.swap_remove(at)).is_some()
    })
}

fn is_initial(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

fn first(word: &str) -> Option<char> {
    word.chars().next()
}

fn words(name: &str) -> Vec<String> {
    let name = small(name);
    let words = name.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::Likeness::{Likely, Same};
    use super::*;

    #[test]
    fn names_are_compared_by_their_words_in_any_order() {
        let cases = [
            ("Котова Анна", "Анна Котова", Some(Same)),
            ("  анна   КОТОВА ", "Анна Котова", Some(Same)),
            ("Семёнова Алёна", "Алена Семенова", Some(Same)),
            ("Котова А.", "Анна Котова", Some(Likely)),
            ("А. С. Котова", "Котова Анна Сергеевна", Some(Likely)),
            ("Котова А.С.", "Анна Котова", Some(Likely)),
            ("Котова Анна Сергеевна", "Анна Котова", Some(Likely)),
            ("Анна", "Анна", Some(Likely)),
            ("Котова Б.", "Анна Котова", None),
            ("Котова", "Анна Котова", None),
            ("А. К.", "Анна Котова", None),
            ("Анна Котова", "Анна Кротова", None),
            ("Котова Анна", "Анна Анна", None),
            ("", "Анна", None),
            ("...", "...", None),
        ];
        for (one, other, expected) in cases {
            assert_eq!(likeness(one, other), expected, "{one} and {other}");
            assert_eq!(likeness(other, one), expected, "{other} and {one}");
        }
    }
}
