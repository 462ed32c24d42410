// A course in Docusaurus: the element is defined by a client module and stands in a page.
module.exports = {
  title: 'Course',
  url: 'https://course.example',
  baseUrl: '/',
  clientModules: [require.resolve('./src/cnn-params.js')],
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
};
