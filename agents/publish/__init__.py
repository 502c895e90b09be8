"""From a reviewed draft to the site: gate first, then write, never over a human.

Read `desk` first (the order), then `page` and `gate` (pure), `links` (the last look
at every link), `shelf` (the folders) and `lessons` (what the editors' changes teach).
`publish --pr`: `proposal` (what is in it), `pull` (where it goes), `branches` and `body`
(pure), `repository` and `github` (the two doors).
"""
