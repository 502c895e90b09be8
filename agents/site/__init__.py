"""The door to the site: build a draft with Astro and Starlight, look at the page.

`process` runs a bounded child, `install` keeps Astro in a cache, `build` makes the
page, `built_page` inspects it (pure), `screenshot` photographs it.
"""
