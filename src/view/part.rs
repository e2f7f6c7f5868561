//! An element that changes only what differs: of itself when it is rendered again, and of what a static page has in its
//! place when a program takes the page over.
//!
//! The macro's elements take all their attributes off and put them on again each time: the browser then styles and lays
//! out everything below them anew, and a link that is without its address for a moment loses the focus. What changes at
//! every key (the list, its cards, the filters) is made of these parts instead, and so is all that a static page shows
//! first: elements that stay where they are cost no style and no layout, and keep focus, caret and what is unfolded.

use crate::text::any_bytes;
use leptos::oco::Oco;
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node, Text};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use leptos::wasm_bindgen::JsCast;
#[cfg(target_family = "wasm")]
use leptos::web_sys::HtmlElement;
use leptos::web_sys::HtmlInputElement;
use std::cell::{Cell, RefCell};

/// Words of a page.
pub(super) type Words = Oco<'static, str>;

/// Elements that hold nothing.
const VOID: [&str; 3] = ["input", "link", "meta"];

/// An element, begun.
pub(super) fn part(tag: &'static str) -> Part {
    let (attributes, styles, children) = (Vec::new(), Vec::new(), Vec::new());
    Part { tag, attributes, styles, checked: None, value: None, children, standing: false }
}

/// An element of the static page, as it stands for now: what is rendered in its place later takes it over.
#[cfg(target_family = "wasm")]
pub(crate) fn standing(tag: &'static str, class: &'static str) -> AnyView {
    Part { standing: true, ..part(tag).class(class) }.into_any()
}

/// An element.
pub(super) struct Part {
    tag: &'static str,
    attributes: Vec<(&'static str, Words)>,
    styles: Vec<(&'static str, String)>,
    checked: Option<bool>,
    value: Option<String>,
    children: Vec<Child>,
    standing: bool,
}

enum Child {
    Words(Words),
    Part(Part),
    View(AnyView),
}

impl Part {
    /// With an attribute.
    pub(super) fn set(mut self, name: &'static str, value: impl Into<Words>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// With an attribute that has no value, or without it.
    pub(super) fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.set(name, "") } else { self }
    }

    /// Of a class.
    pub(super) fn class(self, class: &'static str) -> Self {
        self.set("class", class)
    }

    /// With a style of its own, which no static page has: the policy allows it to programs alone.
    pub(super) fn style(mut self, name: &'static str, value: String) -> Self {
        self.styles.push((name, value));
        self
    }

    /// A field that holds this. Compared with what is in the field, where a reader may have typed something since.
    pub(super) fn value(mut self, value: String) -> Self {
        self.value = Some(value);
        self
    }

    /// A box, ticked or not; compared likewise.
    pub(super) fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }

    /// With words at its end. Words behind words are one text, as a browser reads them.
    pub(super) fn words(mut self, words: impl Into<Words>) -> Self {
        let words = words.into();
        match self.children.last_mut() {
            Some(Child::Words(before)) => *before = format!("{before}{words}").into(),
            _ => self.children.push(Child::Words(words)),
        }
        self
    }

    /// With the place of words that are said at another time.
    pub(super) fn later(self, words: impl Into<Words>) -> Self {
        self.set("data-later", words)
    }

    /// With words, or only their place where a page is not `sure` of them.
    pub(super) fn words_if(self, sure: bool, words: impl Into<Words>) -> Self {
        if sure { self.words(words) } else { self.later(words) }
    }

    /// With an element at its end.
    pub(super) fn part(mut self, part: Self) -> Self {
        self.children.push(Child::Part(part));
        self
    }

    /// With elements at its end.
    pub(super) fn parts(mut self, parts: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(parts.into_iter().map(Child::Part));
        self
    }

    /// With any other view at its end.
    pub(super) fn view(mut self, view: AnyView) -> Self {
        self.children.push(Child::View(view));
        self
    }
}

/// What is on the page.
pub(super) struct PartState {
    element: Element,
    tag: &'static str,
    attributes: Vec<(&'static str, Words)>,
    styles: Vec<(&'static str, String)>,
    children: Vec<ChildState>,
    /// Whether the static page's own is still there: attributes and nodes that no view has taken over.
    untouched: bool,
}

impl PartState {
    /// Finds out which attributes an element has that was taken over; those that are not wanted go.
    fn read_attributes(&mut self, wanted: &[(&'static str, Words)]) {
        let Self { element, attributes, .. } = self;
        let read = |(name, _): &(&'static str, _)| element.get_attribute(name).map(|value| (*name, value.into()));
        attributes.extend(wanted.iter().filter_map(read));
        let names = element.get_attribute_names();
        if names.length() as usize > attributes.len() {
            let others = names.iter().filter_map(|name| name.as_string());
            for name in others.filter(|name| !wanted.iter().any(|(one, _)| one == name)) {
                Rndr::remove_attribute(element, &name);
            }
        }
    }
}

enum ChildState {
    Words(Text, Words),
    Part(PartState),
    View(AnyViewState),
}

/// Where views are built.
#[derive(Clone)]
enum Ground {
    /// Where nothing is yet.
    New,
    /// In an element of a static page: the first of its nodes that no view has taken over, if there is one.
    Page(Option<Node>),
}

thread_local! {
    /// Where the view that is built now will stand.
    static GROUND: RefCell<Ground> = const { RefCell::new(Ground::New) };
}

impl Ground {
    fn here() -> Self {
        GROUND.with_borrow(Self::clone)
    }

    /// Goes to another ground, and tells of the one left.
    fn enter(self) -> Self {
        GROUND.replace(self)
    }

    /// The node before which the next one stands.
    fn next() -> Option<Node> {
        if let Self::Page(node) = Self::here() { node } else { None }
    }

    /// Takes the next element of a kind and class over; the nodes before it, which no view wants, go.
    fn element(tag: &str, class: &str) -> Option<Element> {
        let is_it = |node: &Node| {
            node.dyn_ref().is_some_and(|element: &Element| element.local_name() == tag && element.class_name() == class)
        };
        let found = std::iter::successors(Self::next(), Node::next_sibling).find(is_it)?;
        Self::clear(Some(&found));
        Self::Page(found.next_sibling()).enter();
        found.dyn_into().ok()
    }

    /// Takes the next node over, if it is a text, with these words from now on.
    fn text(words: &str) -> Option<Text> {
        let text: Text = Self::next()?.dyn_into().ok()?;
        Self::Page(text.next_sibling()).enter();
        if text.data() != words {
            text.set_data(words);
        }
        Some(text)
    }

    /// Removes the nodes that no view has taken over, up to one or to the end.
    fn clear(until: Option<&Node>) {
        while let Some(node) = Self::next().filter(|node| Some(node) != until) {
            Self::Page(node.next_sibling()).enter();
            Rndr::remove(&node);
        }
    }

    /// Whether a node was taken over, and stands where it is wanted.
    fn has(node: &Node, parent: &Element, before: Option<&Node>) -> bool {
        matches!(Self::here(), Self::Page(_))
            && node.parent_node().as_ref() == Some(parent)
            && node.next_sibling().as_ref() == before
    }
}

thread_local! {
    /// How many more elements of the static page are taken over before the next one has to wait; and whether one does.
    static ROOM: Cell<(usize, bool)> = const { Cell::new((usize::MAX, false)) };
}

/// Whether there is room for one more element of the static page; one for which there is none stands as it is.
fn room() -> bool {
    let (left, waits) = ROOM.get();
    ROOM.set((left.saturating_sub(1), waits || left == 0));
    left > 0
}

/// Lets so many more elements of the static page be taken over, for a page that is taken over in several tasks. Tells whether
/// there are some that had to wait: they are taken over by what is rendered in their places from now on.
#[cfg(target_family = "wasm")]
pub(crate) fn make_room(elements: usize) -> bool {
    ROOM.replace((elements, false)).1
}

/// Fills an element of the page with views, for as long as the page lives; what stands there already and is what they
/// draw stays, with its focus and what is typed into it.
#[cfg(target_family = "wasm")]
pub(crate) fn take_over(place: HtmlElement, views: impl FnOnce() -> [AnyView; 2] + 'static) {
    let there = place.clone();
    let fill = move || {
        Ground::Page(there.first_child()).enter();
        for view in views() {
            let mut state = view.build();
            state.mount(&there, Ground::next().as_ref());
            std::mem::forget(state);
        }
        Ground::clear(None);
        Ground::New.enter();
    };
    leptos::mount::mount_to(place, fill).forget();
}

impl Child {
    fn build(self) -> ChildState {
        match self {
            Self::Words(words) => {
                ChildState::Words(Ground::text(&words).unwrap_or_else(|| Rndr::create_text_node(&words)), words)
            }
            Self::Part(part) => ChildState::Part(part.build()),
            Self::View(view) => ChildState::View(view.build()),
        }
    }

    /// Renders it where another one is; what cannot become it is replaced.
    fn rebuild(self, there: &mut ChildState) {
        match (self, &mut *there) {
            (Self::Words(words), ChildState::Words(node, before)) => {
                if *before != words {
                    Rndr::set_text(node, &words);
                    *before = words;
                }
            }
            (Self::Part(part), ChildState::Part(before)) => part.rebuild(before),
            (Self::View(view), ChildState::View(before)) => view.rebuild(before),
            (child, _) => {
                let mut new = child.build();
                there.insert_before_this(&mut new);
                there.unmount();
                *there = new;
            }
        }
    }
}

impl Render for Part {
    type State = PartState;

    fn build(self) -> PartState {
        let tag = self.tag;
        let class = self.attributes.iter().find(|(name, _)| *name == "class").map_or("", |(_, class)| class.as_str());
        let found = Ground::element(tag, class);
        let untouched = found.is_some();
        let element = found.unwrap_or_else(|| Rndr::create_element(tag, None));
        let (attributes, styles, children) = (Vec::new(), Vec::new(), Vec::with_capacity(self.children.len()));
        let mut there = PartState { element, tag, attributes, styles, children, untouched };
        self.rebuild(&mut there);
        there
    }

    fn rebuild(self, there: &mut PartState) {
        if there.tag != self.tag {
            let mut new = self.build();
            there.insert_before_this(&mut new);
            there.unmount();
            *there = new;
            return;
        }
        if self.standing || there.untouched && !room() {
            return;
        }
        let taking_over = std::mem::take(&mut there.untouched);
        let ground = if taking_over {
            there.read_attributes(&self.attributes);
            Ground::Page(there.element.first_child())
        } else {
            Ground::New
        };
        let around = ground.enter();
        let PartState { element, attributes, styles, children, .. } = there;
        for (name, _) in attributes.iter().filter(|(name, _)| !self.attributes.iter().any(|(new, _)| new == name)) {
            Rndr::remove_attribute(element, name);
        }
        for (name, value) in self.attributes.iter().filter(|one| !attributes.contains(one)) {
            Rndr::set_attribute(element, name, value);
        }
        for (name, value) in self.styles.iter().filter(|one| !styles.contains(one)) {
            Rndr::set_css_property(&Rndr::style(element), name, value);
        }
        (*attributes, *styles) = (self.attributes, self.styles);
        for mut child in children.drain(self.children.len().min(children.len())..) {
            child.unmount();
        }
        for (at, child) in self.children.into_iter().enumerate() {
            if let Some(there) = children.get_mut(at) {
                child.rebuild(there);
            } else {
                let mut new = child.build();
                new.mount(element, Ground::next().as_ref());
                children.push(new);
            }
        }
        if taking_over {
            Ground::clear(None);
        }
        around.enter();
        fill(element, self.checked, self.value);
    }
}

/// Sets what a field holds, once its choices are there.
fn fill(element: &Element, checked: Option<bool>, value: Option<String>) {
    // A choice has the same two properties as far as it has any.
    let field: &HtmlInputElement = element.unchecked_ref();
    if let Some(checked) = checked.filter(|checked| field.checked() != *checked) {
        field.set_checked(checked);
    }
    if let Some(value) = value.filter(|value| field.value() != *value) {
        field.set_value(&value);
    }
}

/// Writes an attribute.
fn attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    if !value.is_empty() {
        html.push_str("=\"");
        escaped(html, value, [b'&', b'"', b'<']);
        html.push('"');
    }
}

/// Writes words, some of whose bytes would be markup.
fn escaped(html: &mut String, words: &str, markup: [u8; 3]) {
    // Hardly any words do.
    let [one, two, three] = markup;
    if !any_bytes(words, |&[byte]| (byte == one) | (byte == two) | (byte == three)) {
        html.push_str(words);
        return;
    }
    let mut from = 0;
    for (at, sign) in words.bytes().enumerate().filter(|(_, byte)| markup.contains(byte)) {
        html.push_str(&words[from..at]);
        html.push_str(match sign {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        from = at + 1;
    }
    html.push_str(&words[from..]);
}

impl Mountable for ChildState {
    fn unmount(&mut self) {
        match self {
            Self::Words(node, _) => node.unmount(),
            Self::Part(part) => part.unmount(),
            Self::View(view) => view.unmount(),
        }
    }

    fn mount(&mut self, parent: &Element, before: Option<&Node>) {
        match self {
            Self::Words(node, _) if Ground::has(node, parent, before) => {}
            Self::Words(node, _) => node.mount(parent, before),
            Self::Part(part) => part.mount(parent, before),
            Self::View(view) => view.mount(parent, before),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Words(node, _) => node.insert_before_this(child),
            Self::Part(part) => part.insert_before_this(child),
            Self::View(view) => view.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        match self {
            Self::Words(..) => Vec::new(),
            Self::Part(part) => part.elements(),
            Self::View(view) => view.elements(),
        }
    }
}

impl Mountable for PartState {
    fn unmount(&mut self) {
        self.element.unmount();
    }

    fn mount(&mut self, parent: &Element, before: Option<&Node>) {
        if !Ground::has(&self.element, parent, before) {
            self.element.mount(parent, before);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

impl AddAnyAttr for Part {
    type Output<NewAttr: Attribute> = Self;

    /// A part has its own attributes and no others.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Part {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        _: Vec<AnyAttribute>,
    ) {
        html.push('<');
        html.push_str(self.tag);
        for (name, value) in &self.attributes {
            attribute(html, name, value);
        }
        if let Some(value) = self.value.filter(|value| self.tag == "input" && !value.is_empty()) {
            attribute(html, "value", &value);
        }
        if self.checked == Some(true) {
            attribute(html, "checked", "");
        }
        html.push('>');
        *position = Position::NextChild;
        if VOID.contains(&self.tag) {
            return;
        }
        let mut inner = Position::FirstChild;
        for child in self.children {
            match child {
                Child::Words(words) => escaped(html, &words, [b'&', b'<', b'>']),
                Child::Part(part) => part.to_html_with_buf(html, &mut inner, escape, mark_branches, vec![]),
                Child::View(view) => view.to_html_with_buf(html, &mut inner, escape, mark_branches, vec![]),
            }
        }
        html.push_str("</");
        html.push_str(self.tag);
        html.push('>');
    }

    /// No page is hydrated by leptos: see [`take_over`].
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> PartState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_can_leave_their_place() {
        let html = part("a")
            .set("title", "\"><script>alert('&')</script>")
            .words("</a><script>\"&\"</script>")
            .part(part("input").value("\" autofocus onfocus=\"x".to_owned()))
            .to_html();
        let tree = scraper::Html::parse_fragment(&html);
        let elements: Vec<_> =
            tree.root_element().descendants().filter_map(scraper::ElementRef::wrap).skip(1).collect();
        let [link, input] = elements.as_slice() else { panic!("other elements: {html}") };
        assert_eq!(link.attr("title"), Some("\"><script>alert('&')</script>"));
        assert_eq!(link.text().collect::<String>(), "</a><script>\"&\"</script>");
        assert_eq!(input.value().attrs().collect::<Vec<_>>(), [("value", "\" autofocus onfocus=\"x")]);
    }
}
