// For a page that shares its address and has no other script of the theme's.

import './share.js';
