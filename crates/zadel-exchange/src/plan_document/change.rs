//! What an edit changed, and what that means for the places of everything else.

/// What an edit changed: texts as the plan file would hold them, JSON of an item or a list, or nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The place, written out.
    pub path: String,
    /// What stood there; at an item, nothing if one was inserted.
    pub before: Option<String>,
    /// What stands there now; at an item, nothing if it was taken out.
    pub after: Option<String>,
}

impl Change {
    /// Did it put an item into a list or take one out, so that others have another number now?
    #[must_use]
    pub fn moves_others(&self) -> bool {
        self.path.ends_with(']')
    }

    /// Where a place of the document before the change is now; `None` if it is no more.
    ///
    /// # Examples
    /// ```
    /// # use zadel_exchange::plan_document::Change;
    /// let taken_out = Change { path: "line[1]".to_owned(), before: Some("{}".to_owned()), after: None };
    /// assert_eq!(taken_out.moved("line[2].check").as_deref(), Some("line[1].check"));
    /// assert_eq!(taken_out.moved("line[1].check"), None);
    /// assert_eq!(taken_out.moved("goal.amount").as_deref(), Some("goal.amount"));
    /// ```
    #[must_use]
    pub fn moved(&self, path: &str) -> Option<String> {
        let unmoved = || Some(path.to_owned());
        let Some((list, at)) = self.path.strip_suffix(']').and_then(|path| path.rsplit_once('[')) else {
            return unmoved();
        };
        let Some((index, rest)) = path.strip_prefix(list).and_then(|rest| rest.strip_prefix('[')?.split_once(']'))
        else {
            return unmoved();
        };
        let (Ok(at), Ok(index)) = (at.parse::<usize>(), index.parse::<usize>()) else { return unmoved() };
        let index = match (self.after.is_some(), index) {
            (true, index) if at <= index => index + 1,
            (false, index) if index == at => return None,
            (false, index) if at < index => index - 1,
            (_, index) => index,
        };
        Some(format!("{list}[{index}]{rest}"))
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn turned_round(self) -> Self {
        Self { path: self.path, before: self.after, after: self.before }
    }
}
