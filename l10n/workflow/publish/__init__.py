"""From reviewed reports to what readers see: sites, and files for other systems. What builds and previews them."""
