//! An offer: what a notice says, in the terms of the published bundle (`offers.json`).
//!
//! Field names are the public contract. Knows nothing of documents, files or pages.

mod field;
mod history;
mod term;

pub use field::Field;
pub use history::{Change, Changed, What};
pub use term::{ApplicationStatus, Term};

use crate::day::Day;
use crate::gazetteer::titles;
use serde::de::IntoDeserializer as _;
use serde::de::value::StrDeserializer;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The address of an offer: lower-case ASCII letters, digits and single inner hyphens; never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema), schemars(with = "String"))]
pub struct OfferId(String);

/// Letters that an id may have.
const LONGEST_ID: usize = 128;

/// Letters of an id that a number behind it may take.
const ROOM_FOR_A_NUMBER: usize = 8;

impl OfferId {
    /// The id of an offer with this reference, from a notice of this name, as if it were alone.
    #[must_use]
    pub fn of(reference: Option<&str>, source: &str) -> Self {
        // A file whose name has no letter of ASCII and no reference is still an offer.
        reference.and_then(Self::slug).or_else(|| Self::slug(stem(source))).unwrap_or_else(Self::unnamed)
    }

    /// This id, or, where another offer has it, with the first number behind it that makes it unique; taken from then on.
    #[must_use]
    pub fn untaken(self, taken: &mut BTreeSet<Self>) -> Self {
        let mut ids = std::iter::once(self.clone()).chain((2_usize..).map(|number| self.numbered(number)));
        ids.find(|id| taken.insert(id.clone())).unwrap_or_else(Self::unnamed)
    }

    /// Takes an id as it stands in an address; `None` when it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = !text.is_empty()
            && text.len() <= LONGEST_ID
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--");
        fits.then(|| Self(text.to_owned()))
    }

    /// Makes an id out of any text, folded; `None` when no letter or digit of ASCII is in it.
    #[must_use]
    pub fn slug(text: &str) -> Option<Self> {
        let folded: String =
            crate::text::fold(text).chars().filter(char::is_ascii).take(LONGEST_ID - ROOM_FOR_A_NUMBER).collect();
        let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        Self::parse(&words.join("-"))
    }

    /// The id of an offer that nothing names.
    #[must_use]
    pub fn unnamed() -> Self {
        Self("avis".to_owned())
    }

    /// The same id with a number behind it: for a second offer of one reference.
    fn numbered(&self, number: usize) -> Self {
        Self(format!("{}-{number}", self.0))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OfferId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for OfferId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("expected an id of lower-case letters, digits and hyphens")
    }
}

impl From<OfferId> for String {
    fn from(id: OfferId) -> Self {
        id.0
    }
}

impl Offer {
    /// The title as pages and feeds show it: in sentence case, without the number of posts.
    #[must_use]
    pub fn shown_title(&self) -> String {
        titles::title(&self.title, self.openings)
    }

    /// Years of residency from which a reader has priority; 0 where no one number says it.
    #[must_use]
    pub fn priority_years(&self) -> u32 {
        let asked = self.residency.as_ref().filter(|residency| residency.kind == ResidencyKind::AtLeast);
        asked.and_then(|residency| residency.years).unwrap_or(0)
    }
}

impl Employer {
    /// The name as pages show it, with French quotation marks; the data keeps the canonical one.
    #[must_use]
    pub fn shown_name(&self) -> String {
        let parts: Vec<&str> = self.name.split('"').collect();
        // A single mark is no pair.
        if parts.len().is_multiple_of(2) {
            return self.name.clone();
        }
        let quoted = parts
            .iter()
            .enumerate()
            .map(|(at, part)| if at.is_multiple_of(2) { (*part).to_owned() } else { format!("«\u{a0}{part}\u{a0}»") });
        quoted.collect()
    }
}

impl Status {
    /// Every status, in the order of its declaration.
    pub const ALL: [Self; 8] = [
        Self::Published,
        Self::Corrected,
        Self::Cancelled,
        Self::Filled,
        Self::Withdrawn,
        Self::Suspended,
        Self::Closed,
        Self::Draft,
    ];

    /// Whether an offer of this status may be applied for until its deadline.
    #[must_use]
    pub const fn is_open(self) -> bool {
        match self {
            Self::Published | Self::Corrected => true,
            Self::Cancelled | Self::Filled | Self::Withdrawn | Self::Suspended | Self::Closed | Self::Draft => false,
        }
    }

    /// The status of this name in `offers.json`.
    #[must_use]
    pub fn named(written: &str) -> Option<Self> {
        let written: StrDeserializer<'_, serde::de::value::Error> = written.into_deserializer();
        Self::deserialize(written).ok()
    }
}

impl ConditionKind {
    /// Every kind, in the order of its declaration.
    pub const ALL: [Self; 24] = [
        Self::Permanent,
        Self::FixedTerm,
        Self::PartTime,
        Self::Night,
        Self::Shift,
        Self::Weekend,
        Self::OnCall,
        Self::Housing,
        Self::Telework,
        Self::LicenceA,
        Self::LicenceB,
        Self::LicenceC,
        Self::LicenceD,
        Self::LicenceBoat,
        Self::NoDiploma,
        Self::DiplomaCap,
        Self::DiplomaBac,
        Self::DiplomaBac2,
        Self::DiplomaBac3,
        Self::DiplomaBac5,
        Self::DiplomaState,
        Self::English,
        Self::KanakLanguage,
        Self::Beginner,
    ];

    /// The kind of this name in `offers.json`.
    #[must_use]
    pub fn named(written: &str) -> Option<Self> {
        let written: StrDeserializer<'_, serde::de::value::Error> = written.into_deserializer();
        Self::deserialize(written).ok()
    }
}

impl Source {
    /// Whether it is the notice itself.
    #[must_use]
    pub const fn is_document(&self) -> bool {
        matches!(self, Self::Document)
    }
}

impl Block {
    /// Its texts, in order: its words, or its items.
    #[must_use]
    pub const fn texts(&self) -> &[String] {
        match self {
            Self::Paragraph { text } | Self::Heading { text } => std::slice::from_ref(text),
            Self::List { items } => items.as_slice(),
        }
    }
}

impl Section {
    /// Whether it is a heading above others without a text of its own: «Détails de l’offre» above «Missions».
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.kind == SectionKind::Context && self.blocks.is_empty() && !self.heading.contains(':')
    }
}

/// An hour of a day in Nouméa: minutes since midnight, 0 to 1439; written `16:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema), schemars(with = "String"))]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// The time of an hour (0 to 23) and a minute (0 to 59); `None` for any other.
    #[must_use]
    pub const fn new(hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self(hour * 60 + minute)) } else { None }
    }

    /// The time so many minutes behind midnight; `None` where the day has no such minute.
    #[must_use]
    pub fn from_minutes(minutes: impl TryInto<u16>) -> Option<Self> {
        minutes.try_into().ok().filter(|minutes| *minutes < 24 * 60).map(Self)
    }

    /// Minutes since midnight.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// Its hour, 0 to 23.
    #[must_use]
    pub const fn hour(self) -> u16 {
        self.0 / 60
    }

    /// Its minute, 0 to 59.
    #[must_use]
    pub const fn minute(self) -> u16 {
        self.0 % 60
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let time = text.split_once(':').and_then(|(hour, minute)| Self::new(hour.parse().ok()?, minute.parse().ok()?));
        time.ok_or("expected a time of day such as 16:30")
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> Self {
        time.to_string()
    }
}

/// A notice's name without folder and extension.
#[must_use]
pub fn stem(source: &str) -> &str {
    let file = source.rsplit('/').next().unwrap_or_default();
    file.rsplit_once('.').map_or(file, |(stem, _)| if stem.is_empty() { file } else { stem })
}

/// Derives for a type of the published bundle.
macro_rules! published {
    ($($item:item)*) => {$(
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
        $item
    )*};
}

/// A corps without its grade, for questions that do not ask so closely: «ingénieur 2e grade» is «ingénieur».
#[must_use]
pub fn without_grade(corps: &str) -> &str {
    match corps.find(|c: char| c.is_ascii_digit()) {
        Some(at) if at > 0 => corps[..at].trim_end_matches([' ', '(']),
        _ => corps,
    }
}

published! {
    /// One vacancy notice, read.
    pub struct Offer {
        /// The offer's address, unique in its bundle, stable between builds: from the reference, else from the file's stem.
        pub id: OfferId,
        /// Name of the document it was read from, relative to the folder of notices.
        pub source: String,
        /// Names of all documents and rows it was read from, the first one `source`; empty where there is no other one.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub sources: Vec<String>,
        /// The post's title; never empty.
        pub title: String,
        /// Where the title comes from.
        pub title_from: TitleFrom,
        /// Number of posts the notice offers; 1 unless it says more.
        pub openings: u32,
        /// The notice's reference, without spaces, every dash as `-`.
        pub reference: Option<String>,
        /// The day after «du» in the reference line.
        #[cfg_attr(not(target_family = "wasm"), schemars(with = "Option<String>"))]
        pub reference_date: Option<Day>,
        /// Who offers the post.
        pub employer: Option<Employer>,
        /// The direction or service of the header, without its label.
        pub department: Option<String>,
        /// The corps or grades that may apply, in order.
        pub corps: Vec<String>,
        /// The professional domain behind the «/» of the corps.
        pub domain: Option<String>,
        /// Length of residency for priority in recruitment «sur titre»; null when the label is absent.
        pub residency: Option<Residency>,
        /// Where the work is done; null when nothing tells.
        pub workplace: Option<Workplace>,
        /// From when the post is to be filled; null when the label is absent.
        pub availability: Option<Availability>,
        /// Day on which the offer was published.
        #[cfg_attr(not(target_family = "wasm"), schemars(with = "Option<String>"))]
        pub posted: Option<Day>,
        /// Last day for applications, in Nouméa, valid to its last second.
        #[cfg_attr(not(target_family = "wasm"), schemars(with = "Option<String>"))]
        pub deadline: Option<Day>,
        /// Hour on that day at which applications close; null where the whole day counts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub deadline_time: Option<TimeOfDay>,
        /// What the notice says in a deadline's place where it names no day: «jusqu’à ce que le poste soit pourvu».
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub deadline_text: Option<String>,
        /// Deadlines that this one replaced, oldest first.
        #[cfg_attr(not(target_family = "wasm"), schemars(with = "Vec<String>"))]
        pub earlier_deadlines: Vec<Day>,
        /// Whether the notice says that its deadline was moved, or that it replaces an earlier notice.
        pub deadline_changed: bool,
        /// What became of the notice: whether it stands, was corrected, or is no longer open.
        #[serde(default)]
        pub status: Status,
        /// Day from which the status holds, where it is told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(not(target_family = "wasm"), schemars(with = "Option<String>"))]
        pub status_date: Option<Day>,
        /// The words that tell the status, as written; null for an ordinary notice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub status_text: Option<String>,
        /// Address of the official document (http or https), as the portal gives it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub official: Option<String>,
        /// The row of the portal's export that the offer was read from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub row: Option<Row>,
        /// The occupation in France's register of trades (ROME), as the portal gives it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rome: Option<Rome>,
        /// The occupation in the public register (RESPNC).
        pub occupation: Option<String>,
        /// What the notice says of the contract: «Mission d’un an renouvelable».
        pub contract: Option<String>,
        /// Conditions of work that the notice states: hours, housing, licences, diplomas, languages; each kind once.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub conditions: Vec<Condition>,
        /// Every line of the notice's head, in its own words and order.
        pub header: Vec<HeaderLine>,
        /// The notice's body.
        pub sections: Vec<Section>,
        /// Lines that fit nowhere; never dropped.
        pub unplaced: Vec<Unplaced>,
        /// Words of marks that were taken off the notice's text, such as the `mailto` of a link: no word is lost.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        pub markup: BTreeSet<String>,
        /// Addresses found in the text.
        pub contacts: Contacts,
        /// Whether the document is cut before its end.
        pub partial: bool,
        /// For each derived field, the line it was read from and how.
        pub origins: BTreeMap<Field, Origin>,
        /// What is doubtful in the notice.
        pub warnings: Vec<Warning>,
        /// What earlier publications found of it, oldest first; empty where none is known.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub history: Vec<Change>,
    }

    /// What became of a notice.
    #[serde(rename_all = "snake_case")]
    #[derive(Copy, Default, PartialOrd, Ord)]
    pub enum Status {
        /// It stands as it was published.
        #[default]
        Published,
        /// It was corrected, and stands.
        Corrected,
        /// It was cancelled.
        Cancelled,
        /// The post was filled.
        Filled,
        /// It was withdrawn.
        Withdrawn,
        /// Recruitment is suspended.
        Suspended,
        /// Applications were closed whatever the deadline.
        Closed,
        /// It was never published.
        Draft,
    }

    /// A row of the portal's export.
    pub struct Row {
        /// The portal's own number of the row, or its place in the file.
        pub id: String,
        /// Name of the file that holds the row, relative to the folder of notices.
        pub source: String,
    }

    /// An occupation in France's register of trades (ROME).
    pub struct Rome {
        /// Its code: a letter and four digits.
        pub code: String,
        /// Its title.
        pub title: Option<String>,
    }

    /// Where a title comes from.
    #[serde(rename_all = "snake_case")]
    #[derive(Copy)]
    pub enum TitleFrom {
        /// A line of the document.
        Document,
        /// The occupation (RESPNC), for want of a title.
        Occupation,
        /// Neither: the reference or the file's name.
        Fallback,
    }

    /// A public employer.
    pub struct Employer {
        /// The canonical name, the same for all spellings of one body.
        pub name: String,
        /// What the notice says.
        pub written: String,
    }

    /// Length of residency that gives priority in recruitment «sur titre».
    pub struct Residency {
        /// The class of the condition.
        pub kind: ResidencyKind,
        /// Years of residency; the largest where several grades have several.
        pub years: Option<u32>,
        /// What the notice says after the label.
        pub text: String,
    }

    /// Classes of residency conditions.
    #[serde(rename_all = "snake_case")]
    #[derive(Copy)]
    pub enum ResidencyKind {
        /// «/», «sans», or nothing after the label.
        None,
        /// «au moins égale à 10 ans».
        AtLeast,
        /// «inférieure à 3 ans»: the lightest class.
        LessThan,
        /// Different lengths for different grades.
        Several,
        /// Anything else.
        Other,
    }

    /// Where the work is done.
    pub struct Workplace {
        /// What the notice says; empty when the place was deduced from the employer.
        pub text: String,
        /// The communes it plainly lies in, by their French names, in order.
        pub communes: Vec<String>,
        /// «province Sud», «province Nord» or «province des îles Loyauté», when all communes lie in one.
        pub province: Option<String>,
    }

    /// From when the post is to be filled.
    pub struct Availability {
        /// The class of the answer.
        pub kind: AvailabilityKind,
        /// The day, for `date`.
        #[cfg_attr(not(target_family = "wasm"), schemars(with = "Option<String>"))]
        pub date: Option<Day>,
        /// What the notice says.
        pub text: String,
    }

    /// Classes of availability.
    #[serde(rename_all = "snake_case")]
    #[derive(Copy)]
    pub enum AvailabilityKind {
        /// «immédiatement».
        Immediate,
        /// «dès que possible», «au plus tôt».
        Asap,
        /// A full date.
        Date,
        /// «susceptible d’être vacant», a month alone, ….
        Other,
    }

    /// A condition of work that the notice states.
    pub struct Condition {
        /// Which one.
        pub kind: ConditionKind,
        /// Length of the contract in months, 1 to 72, where the notice gives it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub months: Option<u32>,
        /// The sentence that states it, as written.
        pub text: String,
        /// Number of the line, or of the heading of the section that the sentence is in, from 1.
        pub line: u32,
        /// Which of the offer's sources the line is of.
        #[serde(default, skip_serializing_if = "Source::is_document")]
        pub from: Source,
    }

    /// Kinds of conditions.
    #[serde(rename_all = "snake_case")]
    #[derive(Copy, PartialOrd, Ord)]
    pub enum ConditionKind {
        /// A contract without an end.
        Permanent,
        /// A contract for a time.
        FixedTerm,
        /// Part time.
        PartTime,
        /// Work at night.
        Night,
        /// Shifts, or hours that vary.
        Shift,
        /// Work on Saturdays, Sundays or holidays.
        Weekend,
        /// On call.
        OnCall,
        /// Housing that comes with the post.
        Housing,
        /// Work from a distance.
        Telework,
        /// Driving licence for motorcycles.
        LicenceA,
        /// Driving licence for cars.
        LicenceB,
        /// Driving licence for lorries.
        LicenceC,
        /// Driving licence for buses.
        LicenceD,
        /// Licence for boats.
        LicenceBoat,
        /// No diploma is asked for.
        NoDiploma,
        /// CAP or BEP, level 3 (V before 2019).
        DiplomaCap,
        /// Baccalauréat, level 4 (IV).
        DiplomaBac,
        /// Two years after it, level 5 (III).
        DiplomaBac2,
        /// Three or four years after it, level 6 (II).
        DiplomaBac3,
        /// Five years after it or more, levels 7 and 8 (I).
        DiplomaBac5,
        /// A diploma of the State for a profession.
        DiplomaState,
        /// English.
        English,
        /// A Kanak language.
        KanakLanguage,
        /// Beginners may apply.
        Beginner,
    }

    /// A line of the notice's head.
    pub struct HeaderLine {
        /// The field's label as written, without its colon; empty for a line without one.
        pub label: String,
        /// The value as written.
        pub text: String,
        /// Number of the line in the document, from 1.
        pub line: u32,
        /// Which of the offer's sources the line is of.
        #[serde(default, skip_serializing_if = "Source::is_document")]
        pub from: Source,
    }

    /// A part of the notice's body.
    pub struct Section {
        /// What it speaks of.
        pub kind: SectionKind,
        /// Its heading as written, without marks and closing colon; empty when it has none.
        pub heading: String,
        /// Its text, in order.
        pub blocks: Vec<Block>,
        /// Line of its heading, or of its first text.
        pub line: u32,
        /// Which of the offer's sources the part is of.
        #[serde(default, skip_serializing_if = "Source::is_document")]
        pub from: Source,
    }

    /// What a section speaks of.
    #[serde(rename_all = "snake_case")]
    #[derive(Copy, PartialOrd, Ord)]
    pub enum SectionKind {
        /// «Détails de l’offre»: who recruits, and why.
        Context,
        /// «Missions».
        Missions,
        /// «Activités principales».
        MainActivities,
        /// «Activités secondaires».
        SecondaryActivities,
        /// «Caractéristiques particulières de l’emploi».
        Conditions,
        /// «Savoir / Connaissance / Diplôme exigé».
        Knowledge,
        /// «Savoir-faire».
        Skills,
        /// «Comportement professionnel».
        Behaviour,
        /// «Profil du candidat».
        Profile,
        /// «Supérieur hiérarchique», «Positionnement».
        Hierarchy,
        /// How to apply.
        Application,
        /// Anything else.
        Other,
    }

    /// A piece of a section.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum Block {
        /// Running text.
        Paragraph {
            /// Its words.
            text: String,
        },
        /// A list; an item keeps its own bullet's text only.
        List {
            /// Its items, in order.
            items: Vec<String>,
        },
        /// A heading within the section.
        Heading {
            /// Its words.
            text: String,
        },
    }

    /// A line of the document that fits no field and no section.
    pub struct Unplaced {
        /// The line's words.
        pub text: String,
        /// Number of the line, from 1.
        pub line: u32,
        /// Which of the offer's sources the line is of.
        #[serde(default, skip_serializing_if = "Source::is_document")]
        pub from: Source,
    }

    /// Addresses found in the text.
    #[derive(Default)]
    pub struct Contacts {
        /// E-mail addresses.
        pub emails: Vec<String>,
        /// Telephone numbers, as `+687 …`.
        pub phones: Vec<String>,
        /// Web addresses.
        pub links: Vec<String>,
    }

    /// How a value was come by.
    pub struct Origin {
        /// Number of the line it stands on, from 1.
        pub line: u32,
        /// Read there, or deduced from it.
        pub how: How,
        /// Which of the offer's sources the line is of.
        #[serde(default, skip_serializing_if = "Source::is_document")]
        pub from: Source,
        /// Number of the document's page that the line stands on, from 1; null where the document has no pages.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub page: Option<u32>,
    }

    /// What a value or a line of an offer was read from, of the several sources that an offer may have.
    #[serde(rename_all = "snake_case")]
    #[derive(Copy, Default, PartialOrd, Ord)]
    pub enum Source {
        /// The notice itself: the document that `source` names, or the row where there is no document.
        #[default]
        Document,
        /// The portal's row, beside a document.
        Row,
        /// The same notice in another format.
        Copy,
    }

    /// Read or deduced.
    #[serde(rename_all = "snake_case")]
    #[derive(Copy)]
    pub enum How {
        /// The line says it.
        Read,
        /// It follows from the line.
        Deduced,
    }

    /// A doubt about a notice, in words for its author.
    pub struct Warning {
        /// The finding's code: `weekday-mismatch`.
        pub code: String,
        /// The value that is doubtful; null when it is about something else.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub field: Option<Field>,
        /// Number of the line, from 1; null when it is about the whole document.
        pub line: Option<u32>,
        /// What is wrong, in French.
        pub message: String,
        /// What to do, in French.
        pub hint: String,
    }
}
