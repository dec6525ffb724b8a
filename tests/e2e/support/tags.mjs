// The screen of tags as its users see it, and conditions to write there.

/** The screen as its users see it. */
export function screen(page, t) {
  const editor = page.locator(".rule-edit");
  const button = (within, name) => within.getByRole("button", { name: t(name), exact: true });
  const row = (n) => editor.getByRole("group", { name: t("tags.condition_n", { n }), exact: true });
  const menu = (n, name) => row(n).getByRole("combobox", { name: t(name), exact: true });
  /** A number or a name to type; its unit is read out with it. */
  const typed = (n, name) => row(n).getByLabel(new RegExp(`^${t(name)}`));
  const field = (n) => menu(n, "tags.what");
  const live = editor.locator(".rule-live [role=status]");

  /** Fills in one condition. */
  async function fill(n, rule) {
    await field(n).selectOption({ label: t(rule.field) });
    if (rule.how) {
      await menu(n, "tags.how").selectOption({ label: t(rule.how) });
      const limits = rule.limits.length === 1 ? ["tags.value"] : ["tags.value_from", "tags.value_to"];
      for (const [at, limit] of rule.limits.entries()) {
        await typed(n, limits[at]).fill(String(limit));
      }
    }
    for (const value of rule.values ?? []) {
      await row(n).getByRole("checkbox", { name: value, exact: true }).check();
    }
    if (rule.bought) {
      await menu(n, "tags.product_how").selectOption({ label: t(rule.bought) });
      await typed(n, "tags.product").fill(rule.product);
    }
    if (rule.not) await row(n).getByRole("checkbox", { name: t("tags.opposite"), exact: true }).check();
  }

  /** The conditions of a group, in order; `from` is the number of the first. */
  async function conditions(group, rules, from, add = "tags.add_condition") {
    for (const [at, rule] of rules.entries()) {
      if (at) await button(group, add).click();
      await fill(from + at, rule);
    }
  }

  /** Builds a tag and saves it. */
  async function build({ name, any = false, rules, group }) {
    await page.getByRole("button", { name: t("tags.new_tag"), exact: true }).click();
    await editor.getByRole("textbox", { name: new RegExp(`^${t("tags.tag_name")}`) }).fill(name);
    const root = editor.locator(".rule-group").first();
    if (any) await button(root, "tags.hold_any").first().click();
    await conditions(root, rules, 1);
    if (group) {
      await button(root, "tags.add_group").last().click();
      await conditions(editor.locator(".rule-group .rule-group"), group, rules.length + 1, "tags.add_condition_in");
    }
    await button(editor, "tags.save").click();
    await editor.waitFor({ state: "detached" });
  }

  /** Members and unknown ones of each tag; nothing until a tag is counted. */
  const counts = async () =>
    Object.fromEntries(await page.locator(".tag-rows tr").evaluateAll((rows) => rows.map((row) => {
      const number = (name) => {
        const text = row.querySelector(`[data-${name}]`).firstChild?.textContent.replaceAll(",", "").trim();
        return text ? Number(text) : null;
      };
      return [row.querySelector("b").textContent, [number("members"), number("unknown")]];
    })));
  const names = async () => (await page.locator(".tag-rows tr b").allTextContents());
  const add = (name) => page.getByRole("button", { name: t("tags.ready_add_of", { name: t(name) }), exact: true });
  return { editor, row, menu, typed, field, live, fill, build, counts, names, add, button };
}

/** Conditions. */
export const spent = (how, ...limits) => ({ field: "tags.spent", how, limits });
export const orders = (how, ...limits) => ({ field: "tags.orders", how, limits });
export const late = (how, days) => ({ field: "tags.since_last", how, limits: [days] });
export const channel = (...values) => ({ field: "tags.channel", values });
