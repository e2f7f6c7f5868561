//! The question of a reader: words, filters and sort; its address; its answer.
