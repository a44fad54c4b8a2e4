//! A page as tags and texts, piece by piece.

use std::borrow::Cow;

use super::letters::letter_of;
use crate::table::text::{Decoded, Stopped};

/// What stands next in a page.
pub(super) enum Token {
    /// So many bytes of what is unread are text.
    Text(usize),
    /// A letter that was written by its name or number.
    Letter(char),
    Start(Tag),
    End(Name),
    AtEnd,
    /// The page ends within a tag, a comment or a script.
    CutOff,
}

/// A sign that begins nothing stands for itself.
const LONE: Token = Token::Text(1);

/// A tag that opens.
#[derive(Clone, Copy)]
pub(super) struct Tag {
    pub(super) name: Name,
    /// How many columns and rows a cell takes; 0 where it does not say.
    pub(super) n_columns: u16,
    pub(super) n_rows: u16,
}

/// The tags that matter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Table,
    Row,
    Cell,
    Break,
    /// It begins on a line of its own.
    Block,
    Other,
}

/// The tokens of a page. Comments and scripts are passed over.
pub(super) struct Tokens<'a> {
    decoded: Decoded<'a>,
    /// The tag that is being read, without its brackets.
    tag: String,
    /// What is no page but a script or the like, until its end.
    raw: Option<&'static str>,
}

impl<'a> Tokens<'a> {
    /// Longer tags carry pictures in their attributes; what stands behind is passed over.
    const MOST_BYTES_OF_TAG: usize = 1 << 16;

    pub(super) fn new(decoded: Decoded<'a>) -> Self {
        Self { decoded, tag: String::new(), raw: None }
    }

    pub(super) fn n_bytes_read(&self) -> u64 {
        self.decoded.n_bytes_read()
    }

    pub(super) fn unread(&self) -> &str {
        self.decoded.unread()
    }

    pub(super) fn consume(&mut self, n: usize) {
        self.decoded.consume(n);
    }

    pub(super) fn next_token(&mut self) -> Result<Token, Stopped> {
        /// No name of a letter is longer.
        const N_AHEAD: usize = 40;
        loop {
            if let Some(name) = self.raw.take() {
                if !self.skip_raw(name)? {
                    return Ok(Token::CutOff);
                }
                continue;
            }
            if !self.fill(1)? {
                return Ok(Token::AtEnd);
            }
            if self.unread().starts_with('<') {
                self.fill("<!--".len())?;
                let is_skipped = match self.unread().as_bytes() {
                    [b'<', b'!', b'-', b'-', ..] => self.skip_past("-->", "<!--".len())?,
                    [b'<', b'!' | b'?', ..] => self.skip_past(">", 1)?,
                    [b'<', b'/', letter, ..] | [b'<', letter, ..] if letter.is_ascii_alphabetic() => {
                        if !self.read_tag()? {
                            return Ok(Token::CutOff);
                        }
                        return Ok(self.token());
                    }
                    _ => return Ok(LONE),
                };
                if !is_skipped {
                    return Ok(Token::CutOff);
                }
                continue;
            }
            if self.unread().starts_with('&') {
                self.fill(N_AHEAD)?;
                let Some((letter, n)) = letter_of(self.unread()) else { return Ok(LONE) };
                self.consume(n);
                return Ok(Token::Letter(letter));
            }
            let end = self.unread().bytes().position(|byte| matches!(byte, b'<' | b'&'));
            return Ok(Token::Text(end.unwrap_or(self.unread().len())));
        }
    }

    /// Decodes until so many bytes are there; `false` if the page has fewer.
    fn fill(&mut self, n: usize) -> Result<bool, Stopped> {
        while self.unread().len() < n {
            if !self.decoded.more()? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Passes over what comes before an end, and the end; `false` if there is none.
    fn skip_past(&mut self, end: &str, n_start: usize) -> Result<bool, Stopped> {
        self.consume(n_start);
        loop {
            if let Some(at) = self.unread().find(end) {
                self.consume(at + end.len());
                return Ok(true);
            }
            // The end may stand across two pieces.
            let mut n = self.unread().len().saturating_sub(end.len());
            while !self.unread().is_char_boundary(n) {
                n -= 1;
            }
            self.consume(n);
            if !self.decoded.more()? {
                return Ok(false);
            }
        }
    }

    /// Passes over a script to the tag that ends it.
    fn skip_raw(&mut self, name: &str) -> Result<bool, Stopped> {
        loop {
            if !self.skip_past("</", 0)? {
                return Ok(false);
            }
            self.fill(name.len())?;
            if self.unread().get(..name.len()).is_some_and(|said| said.eq_ignore_ascii_case(name)) {
                return self.skip_past(">", 0);
            }
        }
    }

    /// Reads a tag to its end, which does not stand in quotes; `false` if there is none.
    fn read_tag(&mut self) -> Result<bool, Stopped> {
        self.tag.clear();
        self.consume(1);
        let mut quote = None;
        loop {
            let end = self.tag_end(&mut quote);
            let unread = self.decoded.unread();
            let piece = &unread[..end.unwrap_or(unread.len())];
            let n_room = Self::MOST_BYTES_OF_TAG.saturating_sub(self.tag.len());
            if piece.len() <= n_room {
                self.tag.push_str(piece);
            } else {
                self.tag.extend(piece.chars().take(n_room / 4));
            }
            let n = piece.len() + usize::from(end.is_some());
            self.decoded.consume(n);
            if end.is_some() {
                return Ok(true);
            }
            if !self.decoded.more()? {
                return Ok(false);
            }
        }
    }

    /// Where in what is unread the tag ends, if it does; and the quote that is open there.
    fn tag_end(&self, quote: &mut Option<u8>) -> Option<usize> {
        for (at, byte) in self.unread().bytes().enumerate() {
            match (*quote, byte) {
                (None, b'>') => return Some(at),
                // A quote is one only as the start of a value; elsewhere people forgot something.
                (None, b'"' | b'\'') if self.is_behind_equals(at) => *quote = Some(byte),
                (Some(open), _) if open == byte => *quote = None,
                _ => {}
            }
        }
        None
    }

    fn is_behind_equals(&self, at: usize) -> bool {
        let before = self.decoded.unread()[..at].trim_ascii_end();
        before.ends_with('=') || (before.is_empty() && self.tag.trim_ascii_end().ends_with('='))
    }

    /// What the tag means that was read.
    fn token(&mut self) -> Token {
        const RAW: [&str; 6] = ["script", "style", "title", "textarea", "xmp", "noframes"];
        let (is_end, tag) = self.tag.strip_prefix('/').map_or((false, self.tag.as_str()), |tag| (true, tag));
        let n_name = tag.bytes().position(|byte| byte.is_ascii_whitespace() || byte == b'/').unwrap_or(tag.len());
        let (name, rest) = tag.split_at(n_name);
        let name = small(name);
        if is_end {
            return Token::End(Name::of(&name));
        }
        // One that closes itself as XML does has no end.
        self.raw = RAW.into_iter().find(|raw| *raw == name && !rest.ends_with('/'));
        let (name, rest) = (Name::of(&name), small(rest));
        Token::Start(Tag { name, n_columns: number_of(&rest, "colspan"), n_rows: number_of(&rest, "rowspan") })
    }
}

impl Name {
    fn of(name: &str) -> Self {
        match name {
            "table" => Self::Table,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "br" => Self::Break,
            "p" | "div" | "li" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt" | "dd" | "pre"
            | "blockquote" => Self::Block,
            _ => Self::Other,
        }
    }
}

/// In small letters, as it nearly always is.
fn small(text: &str) -> Cow<'_, str> {
    let is_small = !text.bytes().any(|byte| byte.is_ascii_uppercase());
    if is_small { Cow::Borrowed(text) } else { Cow::Owned(text.to_ascii_lowercase()) }
}

/// The number that an attribute says; 0 if it says none.
fn number_of(attributes: &str, name: &str) -> u16 {
    let Some(at) = attributes.find(name) else { return 0 };
    let value = attributes[at + name.len()..].trim_ascii_start().strip_prefix('=').unwrap_or_default();
    let digits = value.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '"' || c == '\'');
    let n = digits.bytes().take_while(u8::is_ascii_digit).count();
    digits[..n].parse().unwrap_or(if n == 0 { 0 } else { u16::MAX })
}
