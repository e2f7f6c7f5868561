//! Which line of a document speaks of which field.
