//! Native edge: formats in, site out.
