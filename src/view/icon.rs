//! Icons, drawn for this project as one SVG sprite that every page holds.

use leptos::prelude::*;

/// Declares the icons: name, the id of its symbol, and its drawing in a square of 24, as the data of a path.
macro_rules! icons {
    ($($(#[doc = $doc:literal])+ $icon:ident = $id:literal, $path:literal;)*) => {
        /// An icon.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Icon {
            $($(#[doc = $doc])+ $icon,)*
        }

        impl Icon {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$icon,)*];

            /// The address of its symbol, within a page.
            #[must_use]
            pub const fn href(self) -> &'static str {
                match self {
                    $(Self::$icon => concat!("#", $id),)*
                }
            }

            /// The id of its symbol, and its drawing. Only the compiler draws.
            #[cfg(not(target_family = "wasm"))]
            const fn symbol(self) -> (&'static str, &'static str) {
                match self {
                    $(Self::$icon => ($id, $path),)*
                }
            }
        }
    };
}

icons! {
    /// A favourite.
    Star = "i-star", "M12 3.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8L3.6 9.7l5.8-.8z";
    /// Further actions.
    More = "i-more", "M5 12h.01M12 12h.01M19 12h.01";
    /// Applying.
    Apply = "i-apply", "M4 12l16-8-6 16-3-7zM11 13l9-9";
    /// A document.
    Document = "i-document", "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6";
    /// A calendar.
    Calendar = "i-calendar", "M4 6h16v14H4zM4 10.5h16M8 3.5V8M16 3.5V8";
    /// Sharing.
    Share = "i-share", "M12 15V4M8 7.5L12 3.5l4 4M6 11.5H5v9h14v-9h-1";
    /// Closing or taking off.
    Cross = "i-cross", "M6 6l12 12M18 6L6 18";
}

/// An icon beside words, or in a button that has a name.
#[component]
pub fn IconImage(
    /// Which one.
    icon: Icon,
) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href=icon.href()></use></svg> }
}

/// The sprite: once on a page, before the icons that use it.
#[cfg(not(target_family = "wasm"))]
#[component]
pub fn IconSprite() -> impl IntoView {
    let symbols = Icon::ALL.iter().map(|icon| {
        let (id, path) = icon.symbol();
        view! { <symbol id=id viewBox="0 0 24 24"><path d=path></path></symbol> }
    });
    view! { <svg class="icon-sprite" aria-hidden="true" focusable="false">{symbols.collect_view()}</svg> }
}
