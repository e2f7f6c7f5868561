//! Which addresses of a portal give its export, and which hosts may be asked.
//!
//! The portal's interface is the one that Opendatasoft calls Explore API v2.1. It knows no network.

use super::super::fetched::Problem;
use url::Url;

/// What comes before a data set's name in the interface's addresses.
const DATASETS: [&str; 2] = ["catalog", "datasets"];

/// What comes before a data set's name in the addresses of the portal's pages.
const PAGES: [&str; 2] = ["explore", "dataset"];

/// The interface of the portals whose pages have those addresses.
const INTERFACE: &str = "/api/explore/v2.1/catalog/datasets/";

/// Questions that an export and its records share; the others are about the form of the answer.
const SHARED: [&str; 7] = ["where", "select", "refine", "exclude", "order_by", "lang", "timezone"];

/// Records that one answer holds at most.
const PAGE: usize = 100;

/// Where an export comes from.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// The address that gives all of it at once.
    pub(super) export: Url,
    /// The address that gives it in pages, where the portal has one.
    records: Option<Url>,
}

impl Source {
    /// The source behind an address: an export, a data set, its records or its page on the portal; whatever else it is,
    /// it is taken as the address of a file.
    pub(super) fn of(address: &Url) -> Self {
        let file = || Self { export: address.clone(), records: None };
        let Some((base, rest)) = data_set(address) else { return file() };
        let with = |path: &str| {
            let mut url = address.clone();
            url.set_path(&format!("{base}/{path}"));
            let shared = address.query_pairs().filter(|(name, _)| SHARED.contains(&name.as_ref()));
            let shared: Vec<_> = shared.map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
            url.set_query(None);
            if !shared.is_empty() {
                url.query_pairs_mut().extend_pairs(shared);
            }
            url
        };
        let records = Some(with("records"));
        match rest.as_slice() {
            [] => Self { export: with("exports/csv"), records },
            ["records"] => Self { export: with("exports/json"), records },
            ["exports", _] => Self { records, ..file() },
            _ => file(),
        }
    }

    /// The address of a page of records.
    pub(super) fn page(&self, offset: usize) -> Option<Url> {
        let mut url = self.records.clone()?;
        url.query_pairs_mut().append_pair("limit", &PAGE.to_string()).append_pair("offset", &offset.to_string());
        Some(url)
    }
}

/// The path of a data set in the interface, and what follows it.
fn data_set(address: &Url) -> Option<(String, Vec<&str>)> {
    let segments: Vec<&str> = address.path_segments()?.filter(|segment| !segment.is_empty()).collect();
    let behind = |names: [&str; 2]| segments.windows(2).position(|pair| pair == names).map(|at| at + 2);
    if let Some(at) = behind(DATASETS).filter(|&at| at < segments.len()) {
        return Some((format!("/{}", segments[..=at].join("/")), segments[at + 1..].to_vec()));
    }
    // A page that shows a part of a data set says so in a way that the interface does not know.
    let at = behind(PAGES).filter(|&at| at == 2 && at < segments.len() && address.query().is_none())?;
    Some((format!("{INTERFACE}{}", segments[at]), Vec::new()))
}

/// The hosts that may be asked.
#[derive(Debug)]
pub(super) struct Hosts(Vec<String>);

impl Hosts {
    /// The host of the export, and more, each a name, with a port where it is not the usual one.
    pub(super) fn of(export: &Url, more: impl Iterator<Item = String>) -> Self {
        Self(more.chain([host(export)]).collect())
    }

    /// An address of the web on one of these hosts, without a name and a password to send along.
    pub(super) fn admit(&self, url: Url) -> Result<Url, Problem> {
        if !matches!(url.scheme(), "http" | "https") || !url.username().is_empty() || url.password().is_some() {
            return Err(Problem::Address);
        }
        let host = host(&url);
        if self.0.contains(&host) { Ok(url) } else { Err(Problem::Host(host)) }
    }
}

/// A host as it is compared: its name, with its port where that is not the usual one.
pub(super) fn host(url: &Url) -> String {
    let name = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| name.to_owned(), |port| format!("{name}:{port}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SET: &str = "https://exemple.nc/api/explore/v2.1/catalog/datasets/avis";

    fn source(address: &str) -> (String, Option<String>) {
        let source = Source::of(&address.parse().unwrap());
        (source.export.to_string(), source.page(200).map(|url| url.to_string()))
    }

    #[test]
    fn every_address_of_a_data_set_leads_to_its_export() {
        let records = || Some(format!("{SET}/records?limit=100&offset=200"));
        for (address, export) in [
            (SET.to_owned(), format!("{SET}/exports/csv")),
            (format!("{SET}/"), format!("{SET}/exports/csv")),
            (format!("{SET}/records?limit=20"), format!("{SET}/exports/json")),
            (format!("{SET}/exports/csv?delimiter=%3B"), format!("{SET}/exports/csv?delimiter=%3B")),
            (format!("{SET}/exports/json"), format!("{SET}/exports/json")),
            ("https://exemple.nc/explore/dataset/avis/information/".to_owned(), format!("{SET}/exports/csv")),
        ] {
            assert_eq!(source(&address), (export, records()), "{address}");
        }
        let (export, records) = source(&format!("{SET}/records?where=a%3D1&offset=3"));
        assert_eq!(export, format!("{SET}/exports/json?where=a%3D1"));
        assert_eq!(records.unwrap(), format!("{SET}/records?where=a%3D1&limit=100&offset=200"));
    }

    #[test]
    fn any_other_address_is_a_files() {
        for address in ["https://exemple.nc/export.csv", "https://exemple.nc/", "https://exemple.nc/explore/dataset/"] {
            assert_eq!(source(address), (address.to_owned(), None));
        }
    }

    #[test]
    fn only_named_hosts_are_asked() {
        let hosts = Hosts::of(&"https://exemple.nc/a".parse().unwrap(), ["files.nc:8080".to_owned()].into_iter());
        let admit = |address: &str| hosts.admit(address.parse().unwrap()).map(|_| ());
        assert_eq!(admit("https://EXEMPLE.nc/b"), Ok(()));
        assert_eq!(admit("http://exemple.nc/b"), Ok(()));
        assert_eq!(admit("http://files.nc:8080/b"), Ok(()));
        for (address, host) in [
            ("https://exemple.nc:22/", "exemple.nc:22"),
            ("https://files.nc/", "files.nc"),
            ("https://exemple.nc.autre.nc/", "exemple.nc.autre.nc"),
            ("http://169.254.169.254/", "169.254.169.254"),
        ] {
            assert_eq!(admit(address), Err(Problem::Host(host.to_owned())));
        }
        for address in ["file:///etc/passwd", "ftp://exemple.nc/", "https://a:b@exemple.nc/", "javascript:alert(1)"] {
            assert_eq!(admit(address), Err(Problem::Address), "{address}");
        }
    }
}
