//! Which offers hold the words of a family, and in which fields.

use super::fields::FieldFrequency;
use super::layout::{Layout, Section, Writer, number_at, take_varint};

/// Families of a block.
const BLOCK: usize = 64;

/// Bytes a block's entry takes: four numbers.
const ENTRY: usize = 16;

/// All postings of an index.
#[derive(Clone, Copy)]
pub(super) struct Postings<'a> {
    counts: &'a [u8],
    extra: &'a [u8],
    blocks: &'a [u8],
    gaps: &'a [u8],
    frequencies: &'a [u8],
}

/// The postings of one family, in the order of the offers: each offer of the index and the
/// family's frequency in it.
pub(super) struct List<'a> {
    gaps: &'a [u8],
    frequencies: &'a [u8],
    next: u32,
}

impl<'a> Postings<'a> {
    /// The postings in the bytes of an index.
    pub(super) fn of(bytes: &'a [u8], layout: &Layout) -> Self {
        Self {
            counts: layout.of(bytes, Section::ListCounts),
            extra: layout.of(bytes, Section::ListExtra),
            blocks: layout.of(bytes, Section::ListBlocks),
            gaps: layout.of(bytes, Section::Gaps),
            frequencies: layout.of(bytes, Section::Frequencies),
        }
    }

    /// The postings of a family; none for one that is not there.
    pub(super) fn list(&self, family: u32) -> List<'a> {
        self.find(family as usize).unwrap_or(List { gaps: &[], frequencies: &[], next: 0 })
    }

    fn find(&self, family: usize) -> Option<List<'a>> {
        let entry = family / BLOCK * ENTRY;
        let at = |n: usize| number_at(self.blocks, entry + 4 * n).map(|at| at as usize);
        let mut counts = self.counts.get(at(0)?..)?;
        let mut extra = self.extra.get(at(1)?..)?;
        let (mut gap, mut frequency) = (at(2)?, at(3)?);
        for _ in 0..family % BLOCK {
            let count = take_varint(&mut counts)? as usize;
            gap = gap.checked_add(count)?.checked_add(take_varint(&mut extra)? as usize)?;
            frequency = frequency.checked_add(count)?;
        }
        let count = take_varint(&mut counts)? as usize;
        let frequencies = self.frequencies.get(frequency..frequency.checked_add(count)?)?;
        Some(List { gaps: self.gaps.get(gap..)?, frequencies, next: 0 })
    }
}

impl List<'_> {
    /// Number of offers.
    pub(super) fn len(&self) -> usize {
        self.frequencies.len()
    }
}

impl Iterator for List<'_> {
    type Item = (u32, FieldFrequency);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let (&frequency, frequencies) = self.frequencies.split_first()?;
        self.frequencies = frequencies;
        let offer = self.next.saturating_add(take_varint(&mut self.gaps)?);
        self.next = offer.saturating_add(1);
        Some((offer, FieldFrequency(frequency)))
    }
}

/// Writes the postings of the next family, whose number is `family`: offers ascending.
pub(super) fn write(family: usize, postings: &[(u32, FieldFrequency)], writer: &mut Writer) {
    if family.is_multiple_of(BLOCK) {
        for section in [Section::ListCounts, Section::ListExtra, Section::Gaps, Section::Frequencies] {
            writer.number(Section::ListBlocks, writer.len(section));
        }
    }
    writer.varint(Section::ListCounts, postings.len());
    let mut taken = 0;
    let mut next = 0;
    for (offer, frequency) in postings {
        taken += writer.varint(Section::Gaps, (offer - next) as usize);
        writer.byte(Section::Frequencies, frequency.0);
        next = offer + 1;
    }
    writer.varint(Section::ListExtra, taken - postings.len());
}
