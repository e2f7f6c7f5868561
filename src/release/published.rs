//! What a site publishes beside its list and its offers, by the names that others may rely on: directories, the files by which
//! offers can be followed, and the open data.

use super::facet::Facet;

/// A directory: pages of offers that have something in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Directory {
    /// The canonical employer.
    Employer,
    /// A commune of the workplace.
    Commune,
    /// A corps, without its grades.
    Corps,
    /// The month of publication.
    Month,
}

impl Directory {
    /// The directories, in order.
    pub const ALL: [Self; 4] = [Self::Employer, Self::Commune, Self::Corps, Self::Month];

    /// Its folder, from the site's root.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Employer => "employeurs",
            Self::Commune => "communes",
            Self::Corps => "corps",
            Self::Month => "mois",
        }
    }

    /// The filter of the list that gives the same offers; months have none.
    #[must_use]
    pub const fn facet(self) -> Option<Facet> {
        match self {
            Self::Employer => Some(Facet::Employer),
            Self::Commune => Some(Facet::Commune),
            Self::Corps => Some(Facet::Corps),
            Self::Month => None,
        }
    }
}

/// A file by which offers can be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedFile {
    /// New offers, as Atom.
    Atom,
    /// New offers, as JSON Feed.
    Json,
    /// The days on which offers close, as a calendar.
    Closings,
    /// What changed in all offers, as Atom.
    Changes,
}

impl FeedFile {
    /// Its name, in the folder of the offers that it follows.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Atom => "feed.xml",
            Self::Json => "feed.json",
            Self::Closings => "clotures.ics",
            Self::Changes => "changes.xml",
        }
    }
}

/// A file of the open data, in the site's root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataFile {
    /// All offers.
    Offers,
    /// The JSON Schema of [`Self::Offers`].
    OffersSchema,
    /// The offers as a table.
    Table,
    /// The employers.
    Employers,
    /// The communes.
    Places,
    /// The acronyms.
    Acronyms,
    /// What changed since the publication before.
    Changes,
    /// The JSON Schema of [`Self::Changes`].
    ChangesSchema,
}

impl DataFile {
    /// The files, in the order in which they are told of.
    pub const ALL: [Self; 8] = [
        Self::Offers,
        Self::OffersSchema,
        Self::Table,
        Self::Employers,
        Self::Places,
        Self::Acronyms,
        Self::Changes,
        Self::ChangesSchema,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Offers => "offers.json",
            Self::OffersSchema => "offers.schema.json",
            Self::Table => "offers.csv",
            Self::Employers => "employers.json",
            Self::Places => "places.json",
            Self::Acronyms => "acronyms.json",
            Self::Changes => "changes.json",
            Self::ChangesSchema => "changes.schema.json",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Offers | Self::Employers | Self::Places | Self::Acronyms | Self::Changes => "application/json",
            Self::OffersSchema | Self::ChangesSchema => "application/schema+json",
            Self::Table => "text/csv",
        }
    }
}
