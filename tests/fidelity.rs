//! Writes the bundle of a folder of notices, for scoring: `NOTICES=folder OUT=file cargo test --test fidelity`.
use emploi::{assemble, bundle::Bundle, document::Document};

#[test]
fn writes_the_bundle() {
    let (Ok(from), Ok(to)) = (std::env::var("NOTICES"), std::env::var("OUT")) else { return };
    let mut offers = Vec::new();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        offers.push(assemble::read(&Document::new(&name, &text)).value);
    }
    std::fs::write(to, serde_json::to_string(&Bundle::new(offers)).unwrap()).unwrap();
}
