/** Path data of the popup's drawings, on a grid of 16. All are filled; none says anything by colour alone. */
export const SHAPES = {
  good: "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0ZM6.8 11.6 3.4 8.2l1.3-1.3 2.1 2.1 4.5-4.5 1.3 1.3Z",
  neutral: "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0ZM4 7h8v2H4Z",
  bad: "M8 .6a1 1 0 0 1 .9.5l7 13a1 1 0 0 1-.9 1.4H1a1 1 0 0 1-.9-1.4l7-13A1 1 0 0 1 8 .6ZM7.1 5v5.2h1.8V5ZM7.1 11.5v1.8h1.8v-1.8Z",
  chevron: "M5.3 2.3 3.9 3.7 8.2 8l-4.3 4.3 1.4 1.4L11 8Z",
  shared:
    "M12.5 1a2.5 2.5 0 1 1-1.9 4.1L6 7.4a2.5 2.5 0 0 1 0 1.2l4.6 2.3a2.5 2.5 0 1 1-.7 1.4L5.3 10a2.5 2.5 0 1 1 0-4l4.6-2.3A2.5 2.5 0 0 1 12.5 1Z",
  sensitive: "M3 0h2v1h9l-2.4 4L14 9H5v7H3Z",
  check: "M6.3 13.2 1.2 8.1l1.6-1.6 3.5 3.5 7-7 1.6 1.6Z",
  link: "M9 1h6v6h-2V4.4L7.7 9.7 6.3 8.3 11.6 3H9ZM1 3h5v2H3v8h8v-3h2v5H1Z",
  mail: "M1 2h14a1 1 0 0 1 1 1v.4L8 8.6 0 3.4V3a1 1 0 0 1 1-1ZM0 5.6l8 5.2 8-5.2V13a1 1 0 0 1-1 1H1a1 1 0 0 1-1-1Z",
  plug: "M4 0h2v4h4V0h2v4h2v3a6 6 0 0 1-5 5.9V16H7v-3.1A6 6 0 0 1 2 7V4h2Z",
  page: "M2 0h8l4 4v12H2ZM4 2v12h8V5H9V2ZM5.5 8h5v1.4h-5Zm0 3h5v1.4h-5Z",
  question:
    "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0ZM7 11.3h2v2H7ZM8 2.5c2 0 3.3 1.1 3.3 2.8 0 1.3-.7 2-1.5 2.6-.6.4-.8.7-.8 1.3v.6H7v-.8c0-1.2.6-1.8 1.4-2.4.6-.5.9-.8.9-1.3 0-.6-.5-1-1.3-1s-1.4.5-1.5 1.3h-2C4.6 3.7 6 2.5 8 2.5Z",
};
