/** The page of the one-file edition. What carries comes first: the element starts as it is defined. */
import './carry-page.js';
import '../element.js';
