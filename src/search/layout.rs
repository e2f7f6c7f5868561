//! The index as bytes: a header with counts and lengths, then the sections one behind the other.
//!
//! Like stands beside like, because what is sent is compressed: all shared beginnings, all lengths,
//! all gaps, each in its own section. Numbers are little-endian; a `varint` has seven bits a byte,
//! lowest first, and a high bit on all but its last byte.

use std::ops::Range;

/// What an index begins with; the last character is its version.
const MAGIC: [u8; 4] = *b"avp4";

/// Bytes of the header: magic, three counts, one length a section.
const HEADER: usize = 4 + 4 * (COUNTS + SECTIONS);
const COUNTS: usize = 3;
const SECTIONS: usize = 23;

/// The sections, in their order.
#[derive(Clone, Copy)]
pub(super) enum Section {
    /// Per word: bytes shared with the word before, none at the head of a block.
    WordShared,
    /// Per word: bytes of its own.
    WordOwn,
    /// The words' own bytes.
    WordLetters,
    /// Per word: 0 for a new family, else how many families back its family stands.
    WordFamily,
    /// Per block of words: where its letters begin, families before it.
    WordBlocks,
    /// Per family: varint of its postings' number.
    ListCounts,
    /// Per family: varint of the bytes its gaps take beyond one each.
    ListExtra,
    /// Per block of families: where it begins in counts, extras, gaps and frequencies.
    ListBlocks,
    /// Per posting: varint of the offers left out since the posting before.
    Gaps,
    /// Per posting: its [`super::fields::FieldFrequency`].
    Frequencies,
    /// Per offer: words in the title.
    TitleLengths,
    /// Per offer: words in the body, in steps.
    BodyLengths,
    /// Per offer of the index: its position in the bundle.
    Positions,
    /// Per phrase that people say, as for a word: bytes shared with the phrase before.
    SaidShared,
    /// Per phrase: bytes of its own.
    SaidOwn,
    /// The phrases' own bytes.
    SaidLetters,
    /// Per phrase: 0, each is a family of its own.
    SaidFamily,
    /// Per block of phrases: as for words.
    SaidBlocks,
    /// Per phrase: its entry, in two bytes.
    SaidEntries,
    /// Per entry: the number of its kind.
    SaidKinds,
    /// Per entry: a line with its names.
    SaidNames,
    /// Per block of entries: where its names begin.
    SaidNameBlocks,
    /// Per word that is written otherwise than it folds, where offers are named: a line with it.
    Written,
}

/// How much there is of each thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counts {
    /// Offers.
    pub(super) offers: usize,
    /// Words of the dictionary.
    pub(super) words: usize,
    /// Families of words, one list of postings each. Behind them stand those of what people say.
    pub(super) families: usize,
}

/// Where the sections lie in the bytes of an index.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) counts: Counts,
    ranges: [Range<usize>; SECTIONS],
}

impl Layout {
    /// Reads the header; `None` when it is not one of this version or does not fit the bytes.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        if bytes.get(..MAGIC.len())? != MAGIC {
            return None;
        }
        let number = |n: usize| number_at(bytes, MAGIC.len() + 4 * n).map(|n| n as usize);
        let counts = Counts { offers: number(0)?, words: number(1)?, families: number(2)? };
        let mut ranges: [Range<usize>; SECTIONS] = Default::default();
        let mut at = HEADER;
        for (section, range) in ranges.iter_mut().enumerate() {
            let end = at.checked_add(number(COUNTS + section)?)?;
            *range = at..end;
            at = end;
        }
        let layout = Self { counts, ranges };
        let fits = at == bytes.len()
            && layout.len(Section::Positions) == 4 * counts.offers
            && layout.len(Section::TitleLengths) == counts.offers
            && layout.len(Section::BodyLengths) == counts.offers
            && layout.len(Section::WordShared) == counts.words
            && layout.len(Section::WordOwn) == counts.words
            && layout.len(Section::WordFamily) == counts.words
            && layout.len(Section::SaidOwn) == layout.len(Section::SaidShared)
            && layout.len(Section::SaidFamily) == layout.len(Section::SaidShared);
        fits.then_some(layout)
    }

    /// The bytes of a section.
    pub(super) fn of<'a>(&self, bytes: &'a [u8], section: Section) -> &'a [u8] {
        bytes.get(self.ranges[section as usize].clone()).unwrap_or_default()
    }

    fn len(&self, section: Section) -> usize {
        self.ranges[section as usize].len()
    }
}

/// The bytes of an index, while it is written.
#[derive(Default)]
pub(super) struct Writer {
    sections: [Vec<u8>; SECTIONS],
}

impl Writer {
    /// Puts a byte.
    pub(super) fn byte(&mut self, section: Section, byte: u8) {
        self.sections[section as usize].push(byte);
    }

    /// Puts bytes.
    pub(super) fn bytes(&mut self, section: Section, bytes: &[u8]) {
        self.sections[section as usize].extend_from_slice(bytes);
    }

    /// Puts a number of four bytes.
    pub(super) fn number(&mut self, section: Section, number: usize) {
        self.bytes(section, &written(number));
    }

    /// Puts a varint; how many bytes it took.
    pub(super) fn varint(&mut self, section: Section, mut number: usize) -> usize {
        let mut taken = 1;
        while number >= 0x80 {
            self.byte(section, low_byte(number) | 0x80);
            number >>= 7;
            taken += 1;
        }
        self.byte(section, low_byte(number));
        taken
    }

    /// Length of a section so far.
    pub(super) fn len(&self, section: Section) -> usize {
        self.sections[section as usize].len()
    }

    /// The whole index.
    pub(super) fn finish(self, counts: Counts) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        let lengths = self.sections.iter().map(Vec::len);
        for number in [counts.offers, counts.words, counts.families].into_iter().chain(lengths) {
            bytes.extend_from_slice(&written(number));
        }
        bytes.extend(self.sections.iter().flatten());
        bytes
    }
}

/// The number of four bytes at an offset.
pub(super) fn number_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    four.try_into().ok().map(u32::from_le_bytes)
}

/// Takes the varint at the front of the bytes; `None` at their end.
#[inline]
pub(super) fn take_varint(bytes: &mut &[u8]) -> Option<u32> {
    let (&first, rest) = bytes.split_first()?;
    *bytes = rest;
    let mut number = u32::from(first & 0x7f);
    let mut more = first & 0x80 != 0;
    let mut shift = 7;
    while more {
        let (&next, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(next & 0x7f).checked_shl(shift).unwrap_or(0);
        more = next & 0x80 != 0;
        shift += 7;
    }
    Some(number)
}

fn written(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

fn low_byte(number: usize) -> u8 {
    number.to_le_bytes()[0] & 0x7f
}
