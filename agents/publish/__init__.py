"""From a reviewed draft to the site: gate first, then write, never over a human.

Read `publishing` first (the order), then `published_page` and `gate` (pure), `link_check` (the last look
at every link), `site_folder` (the folders) and `lessons` (what the editors' changes teach).
`publish --pr`: `proposal` (what is in it), `pull` (where it goes), `branches` and `body`
(pure), `repository` and `pulls` (the two ways out).
"""
