//! The search alone, for the page `search.html` of the peers' benchmark: the app's engine, on the app's bytes.

#[cfg(target_family = "wasm")]
mod engine {
    use emploi::search::Index;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// An index, asked from JavaScript.
    #[wasm_bindgen]
    pub struct Engine(Index);

    #[wasm_bindgen]
    impl Engine {
        /// Takes the index from its bytes, as the app does.
        #[wasm_bindgen(constructor)]
        pub fn new(bytes: Vec<u8>) -> Result<Engine, String> {
            Index::open(bytes).map(Engine).map_err(|_| "no index of this version".to_owned())
        }

        /// The positions of the best offers, best first.
        pub fn search(&self, question: &str, most: usize) -> Vec<u32> {
            self.0.ask(question).hits.iter().take(most).map(|hit| hit.offer).collect()
        }
    }
}

fn main() {}
