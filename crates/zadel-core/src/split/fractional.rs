//! Which cells of a table have a fractional part, line by line, one bit a cell.

/// Of each line, the cells that are in it. Cells go and never come.
pub(super) struct Fractional {
    words: Vec<u64>,
    n_words: usize,
    /// No word of a line before this one has a bit.
    from: Vec<usize>,
}

impl Fractional {
    pub(super) fn of(n_lines: usize, n_cells: usize, is_in: impl Fn(usize, usize) -> bool) -> Self {
        let n_words = n_cells.div_ceil(BITS);
        let mut words = vec![0; n_lines * n_words];
        for line in 0..n_lines {
            for cell in (0..n_cells).filter(|cell| is_in(line, *cell)) {
                words[line * n_words + cell / BITS] |= 1 << (cell % BITS);
            }
        }
        Self { words, n_words, from: vec![0; n_lines] }
    }

    pub(super) fn remove(&mut self, line: usize, cell: usize) {
        self.words[line * self.n_words + cell / BITS] &= !(1 << (cell % BITS));
        let words = &self.words[line * self.n_words..][..self.n_words];
        let from = &mut self.from[line];
        while words.get(*from) == Some(&0) {
            *from += 1;
        }
    }

    pub(super) fn is_empty(&self, line: usize) -> bool {
        self.lowest(line, None).is_none()
    }

    /// The lowest cell of a line other than one.
    pub(super) fn lowest(&self, line: usize, except: Option<usize>) -> Option<usize> {
        let words = &self.words[line * self.n_words..][..self.n_words];
        let except = except.map_or((0, 0), |cell| (cell / BITS, 1 << (cell % BITS)));
        (self.from[line]..self.n_words).find_map(|at| {
            let word = if at == except.0 { words[at] & !except.1 } else { words[at] };
            (word != 0).then(|| at * BITS + word.trailing_zeros() as usize)
        })
    }
}

const BITS: usize = u64::BITS as usize;
