//! The steps of an application.

/// How far an application is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Not begun, or a step that this release does not know.
    None,
    /// To be prepared.
    ToPrepare,
    /// Sent.
    Sent,
    /// An interview.
    Interview,
    /// Accepted.
    Accepted,
    /// Refused.
    Refused,
    /// Answered: a step of earlier versions, shown where it is saved and not offered.
    Answered,
}

impl Step {
    /// The steps, in order.
    pub const ALL: [Self; 7] =
        [Self::None, Self::ToPrepare, Self::Sent, Self::Interview, Self::Accepted, Self::Refused, Self::Answered];

    /// Its key in a record.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::None => "",
            Self::ToPrepare => "a-preparer",
            Self::Sent => "envoyee",
            Self::Interview => "entretien",
            Self::Accepted => "retenue",
            Self::Refused => "non-retenue",
            Self::Answered => "reponse",
        }
    }

    /// The step of a key.
    #[must_use]
    pub fn of(key: &str) -> Self {
        Self::ALL.into_iter().find(|step| step.key() == key).unwrap_or(Self::None)
    }
}
