//! A document as a reader of paper sees it: a name and lines. Knows no file and no format.

/// A notice before reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its name, relative to the folder of notices: `000_ffa63cc687610dac.txt`.
    pub name: String,
    /// Its text, line by line, in NFC, without line ends, control or bidi characters.
    pub lines: Vec<String>,
}

impl Document {
    /// A document from a text, cut into lines at LF, CR LF and CR.
    #[must_use]
    pub fn new(name: &str, text: &str) -> Self {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        Self { name: name.to_owned(), lines: text.lines().map(str::to_owned).collect() }
    }

    /// The name without folder and extension.
    #[must_use]
    pub fn stem(&self) -> &str {
        let file = self.name.rsplit('/').next().unwrap_or_default();
        file.rsplit_once('.').map_or(file, |(stem, _)| if stem.is_empty() { file } else { stem })
    }
}
