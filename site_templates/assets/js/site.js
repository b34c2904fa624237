// What every page needs once it is read: nothing here is needed to read it, to follow a link or to open the menu.
import "./menu.js";
import "./language.js";
import "./past.js";
