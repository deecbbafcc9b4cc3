// A list to choose from by name is called what its field is called, also while it is empty.
function name(selection) {
  const select = selection.closest(".select2-container").previousElementSibling;
  if (!select?.id || selection.dataset.named) return;
  const label = document.querySelector(`label[for="${select.id}"]`);
  if (label) label.id ||= `${select.id}-label`;
  const named = label?.id ?? select.id;
  const value = selection.querySelector(".select2-selection__rendered");
  selection.setAttribute("aria-labelledby", `${named} ${value?.id ?? ""}`.trim());
  value?.setAttribute("aria-labelledby", named);
  selection.dataset.named = "yes";
}

const nameAll = () => document.querySelectorAll(".select2-selection[role=combobox]").forEach(name);

new MutationObserver(nameAll).observe(document.documentElement, { childList: true, subtree: true });
nameAll();
