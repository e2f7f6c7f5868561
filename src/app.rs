//! Browser edge.
